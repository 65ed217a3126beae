package io.meshsim.house.tidy;

import java.util.List;

/** The README names one command for the main job and one for the tests; CI runs exactly these. */
final class ReadmeRules {

    private static final String FENCE = "```sh";

    private ReadmeRules() {}

    static List<Finding> check(Source readme) {
        long blocks = readme.lines().stream().filter(FENCE::equals).count();
        if (blocks == 2) {
            return List.of();
        }
        return List.of(
                new Finding(
                        readme.path(),
                        1,
                        blocks
                                + " blocks are marked sh, and CI runs two: the main job, then the"
                                + " tests; mark others text"));
    }
}
