package io.meshsim.house.planted.engine;

import picocli.CommandLine.Command;

@Command
final class NeedsACommandLine {}
