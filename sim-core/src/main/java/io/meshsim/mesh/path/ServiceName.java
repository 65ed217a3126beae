package io.meshsim.mesh.path;

/**
 * A service with its numbers where calls to it are recorded.
 *
 * @param text its full name, or the name as given while no service has it
 * @param traceName in the trace
 * @param number in the request ledger
 */
record ServiceName(String text, int traceName, int number) {}
