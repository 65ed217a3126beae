package io.meshsim.dsl;

import io.meshsim.engine.stat.Binomial;
import java.util.Locale;

/** What groups of requests should be. */
public final class GroupsExpectation {

    private final Groups groups;

    GroupsExpectation(Groups groups) {
        this.groups = groups;
    }

    /** The share of one group. */
    public Share share(String group) {
        return new Share(group);
    }

    /** The share of one group in all. */
    public final class Share {

        private final String group;

        private Share(String group) {
            this.group = group;
        }

        /** Compatible with this probability, by an exact binomial test. */
        public GroupsExpectation isCloseTo(double expected, Confidence confidence) {
            long count = groups.counts().getOrDefault(group, 0L);
            boolean holds =
                    groups.total() > 0
                            && Binomial.accepts(
                                    count, groups.total(), expected, confidence.level());
            if (!holds) {
                throw groups.mesh()
                        .failures()
                        .failure(
                                text(
                                        "share of %s %s close to %.4f at confidence %s",
                                        expected, confidence),
                                seen(count),
                                groups.counts().toString());
            }
            return GroupsExpectation.this;
        }

        private String text(String format, double expected, Confidence confidence) {
            return String.format(
                    Locale.ROOT, format, groups.name(), group, expected, confidence.level());
        }

        private String seen(long count) {
            if (groups.total() == 0) {
                return "no requests at all, so nothing was shown";
            }
            double share = count / (double) groups.total();
            return String.format(
                    Locale.ROOT, "%.4f (%d of %d requests)", share, count, groups.total());
        }
    }
}
