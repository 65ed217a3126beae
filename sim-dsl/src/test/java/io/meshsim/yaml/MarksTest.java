package io.meshsim.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.config.Service;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labels and annotations are names to select by, and some of them are orders to Istio. */
class MarksTest {

    @TempDir private Path temp = Path.of("");

    @Test
    void an_order_to_istio_that_is_not_modelled_is_listed() {
        Loaded loaded =
                ManifestText.read(
                        temp,
                        """
                        apiVersion: v1
                        kind: Namespace
                        metadata: {name: a, labels: {istio.io/dataplane-mode: ambient, team: a}}
                        ---
                        apiVersion: apps/v1
                        kind: Deployment
                        metadata: {name: cart, labels: {app: cart}}
                        spec:
                          selector: {matchLabels: {app: cart}}
                          template:
                            metadata:
                              labels: {app: cart, sidecar.istio.io/inject: "true"}
                              annotations:
                                traffic.sidecar.istio.io/excludeOutboundPorts: "6379"
                                prometheus.io/scrape: "true"
                            spec: {containers: [{name: app}]}
                        """);
        assertThat(ManifestText.notModelled(loaded))
                .containsExactly(
                        "metadata.labels[\"istio.io/dataplane-mode\"]: has no effect here",
                        "spec.template.metadata.annotations"
                                + "[\"traffic.sidecar.istio.io/excludeOutboundPorts\"]:"
                                + " has no effect here");
    }

    @Test
    void marks_that_are_listed_can_still_be_selected_by() {
        Loaded loaded =
                ManifestText.read(
                        temp,
                        """
                        apiVersion: v1
                        kind: Service
                        metadata:
                          name: cart
                          labels: {istio.io/use-waypoint: way, app: cart}
                          annotations: {networking.istio.io/exportTo: "."}
                        spec: {selector: {app: cart}, ports: [{port: 80}]}
                        """);
        Service service = ManifestText.one(loaded, Service.class);
        assertThat(service.meta().labels().get("istio.io/use-waypoint")).contains("way");
        assertThat(service.meta().annotations().get("networking.istio.io/exportTo")).contains(".");
        assertThat(ManifestText.notModelled(loaded))
                .containsExactly("metadata.labels[\"istio.io/use-waypoint\"]: has no effect here");
    }
}
