package io.meshsim.part.proxy;

import io.meshsim.part.proxy.cluster.Cluster;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The few clusters that a proxy uses of all that it holds, by the fleet's numbers. */
final class UsedClusters {

    private int[] numbers = {};
    private @Nullable Cluster[] clusters = {};
    private int size;

    /** Null if it was not used yet. */
    @Nullable Cluster find(int number) {
        int mask = clusters.length - 1;
        if (mask < 0) {
            return null;
        }
        int slot = number & mask;
        while (clusters[slot] != null && numbers[slot] != number) {
            slot = (slot + 1) & mask;
        }
        return clusters[slot];
    }

    void add(int number, Cluster cluster) {
        if (2 * size >= clusters.length) {
            grow();
        }
        put(number, cluster);
        size++;
    }

    void clear() {
        Arrays.fill(clusters, null);
        size = 0;
    }

    private void grow() {
        int[] oldNumbers = numbers;
        Cluster[] oldClusters = clusters;
        numbers = new int[Math.max(4, 2 * oldNumbers.length)];
        clusters = new Cluster[numbers.length];
        for (int i = 0; i < oldClusters.length; i++) {
            Cluster cluster = oldClusters[i];
            if (cluster != null) {
                put(oldNumbers[i], cluster);
            }
        }
    }

    private void put(int number, Cluster cluster) {
        int mask = clusters.length - 1;
        int slot = number & mask;
        while (clusters[slot] != null) {
            slot = (slot + 1) & mask;
        }
        numbers[slot] = number;
        clusters[slot] = cluster;
    }
}
