package io.meshsim.mesh.path;

import io.meshsim.mesh.measure.CountedPass;
import io.meshsim.mesh.measure.PassLedger;
import io.meshsim.part.kernel.Flow;
import io.meshsim.part.kernel.Hook;
import io.meshsim.part.kernel.PacketPath;

/**
 * The packet passes that a pod's traffic takes, walked once through its rules; no rule looks at the
 * pod's own address, so pods with the same rules share them.
 */
final class PodPasses {

    private static final String SOMEWHERE = "10.96.0.10";
    private static final String POD = "10.244.0.2";
    private static final String PASSTHROUGH_SOURCE = "127.0.0.6";
    private static final int PORT = 8080;

    /** The application calls somebody else. */
    final CountedPass applicationOut;

    /** The proxy calls another pod. */
    final CountedPass proxyOut;

    /** The proxy calls its own pod's address. */
    final CountedPass proxyToSelf;

    /** A packet comes in over the wire. */
    final CountedPass inbound;

    /** The proxy hands a request to the application. */
    final CountedPass toApplication;

    /** An answer goes back one pass. */
    final CountedPass reply;

    PodPasses(PacketPath path, PassLedger ledger) {
        applicationOut =
                counter(ledger, path, new Flow(Hook.OUTPUT, false, false, POD, SOMEWHERE, PORT));
        proxyOut = counter(ledger, path, new Flow(Hook.OUTPUT, true, false, POD, SOMEWHERE, PORT));
        proxyToSelf = counter(ledger, path, new Flow(Hook.OUTPUT, true, true, POD, POD, PORT));
        inbound =
                counter(
                        ledger,
                        path,
                        new Flow(Hook.PREROUTING, false, false, SOMEWHERE, POD, PORT));
        toApplication =
                counter(
                        ledger,
                        path,
                        new Flow(Hook.OUTPUT, true, true, PASSTHROUGH_SOURCE, POD, PORT));
        reply = ledger.counter(path.reply());
    }

    private static CountedPass counter(PassLedger ledger, PacketPath path, Flow flow) {
        return ledger.counter(path.pass(flow));
    }
}
