package io.meshsim.part.proxy.route;

import io.meshsim.part.proxy.admit.RejectedConfig;
import java.util.List;

/**
 * One cluster, or several with weights: the draw modulo the sum of weights falls into the span of
 * one of them, in the order of the list.
 *
 * <p>Source: Envoy 1.34 source/common/router/config_impl.cc, weighted clusters.
 */
public final class ClusterChoice {

    private static final long MOST = 0xffffffffL;

    private final String[] names;
    private final long[] ends;
    private final long total;

    private ClusterChoice(String[] names, long[] ends, long total) {
        this.names = names;
        this.ends = ends;
        this.total = total;
    }

    /** Always this cluster. */
    public static ClusterChoice single(String name) {
        return new ClusterChoice(new String[] {name}, new long[] {1}, 1);
    }

    /**
     * One of several.
     *
     * @throws RejectedConfig if the weights add up to zero or to more than 2^32 - 1
     */
    public static ClusterChoice weighted(List<String> names, List<Integer> weights) {
        long[] ends = new long[names.size()];
        long total = 0;
        for (int i = 0; i < ends.length; i++) {
            total += Integer.toUnsignedLong(weights.get(i));
            ends[i] = total;
        }
        if (total == 0) {
            throw new RejectedConfig("sum of cluster weights 0 must be greater than 0");
        }
        if (total > MOST) {
            throw new RejectedConfig("sum of cluster weights " + total + " must be below 2^32");
        }
        return new ClusterChoice(names.toArray(String[]::new), ends, total);
    }

    /** How many there are. */
    public int size() {
        return names.length;
    }

    /** The name of one of them. */
    public String name(int index) {
        return names[index];
    }

    /** Which of them it is for 64 random bits. */
    public int pick(long draw) {
        if (names.length == 1) {
            return 0;
        }
        long value = Long.remainderUnsigned(draw, total);
        int index = 0;
        while (value >= ends[index]) {
            index++;
        }
        return index;
    }

    /** What {@link #pick} does with a draw, in words. */
    public String explain(long draw) {
        if (names.length == 1) {
            return "the only one";
        }
        StringBuilder text = new StringBuilder("draw ");
        text.append(Long.remainderUnsigned(draw, total)).append(" of ").append(total).append(':');
        long start = 0;
        for (int i = 0; i < names.length; i++) {
            text.append(i == 0 ? " " : ", ").append(names[i]).append(" [").append(start);
            text.append(", ").append(ends[i]).append(')');
            start = ends[i];
        }
        return text.toString();
    }
}
