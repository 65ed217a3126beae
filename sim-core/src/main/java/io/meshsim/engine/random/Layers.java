package io.meshsim.engine.random;

import java.util.function.DoubleUnaryOperator;

/**
 * The tables of a ziggurat: 256 layers of equal area that cover a falling density (Marsaglia and
 * Tsang, The Ziggurat Method for Generating Random Variables, Journal of Statistical Software 5(8),
 * 2000).
 *
 * <p>Layer 0 is the base: the strip below the edge of the tail, and the tail. Layer i ends at edge
 * i; what lies left of edge i + 1 lies below the density, so a point there needs no further look.
 */
final class Layers {

    static final int COUNT = 256;

    /** Points across a layer: 53 bits, so that the place in a layer is exact as a double. */
    static final double POINTS = 0x1.0p53;

    /** Width of one point, by layer. */
    final double[] width = new double[COUNT];

    /** How many points from the left lie below the density for sure, by layer. */
    final long[] sure = new long[COUNT];

    /** The density at the right edge, by layer, and at the top. */
    final double[] height = new double[COUNT + 1];

    /**
     * Tables for a density that is 1 at zero.
     *
     * @param tailEdge where the tail begins
     * @param area of every layer
     */
    Layers(DoubleUnaryOperator density, DoubleUnaryOperator inverse, double tailEdge, double area) {
        double[] edge = new double[COUNT + 1];
        edge[0] = area / density.applyAsDouble(tailEdge);
        edge[1] = tailEdge;
        height[1] = density.applyAsDouble(tailEdge);
        for (int i = 2; i < COUNT; i++) {
            height[i] = height[i - 1] + area / edge[i - 1];
            edge[i] = inverse.applyAsDouble(height[i]);
        }
        height[COUNT] = 1;
        for (int i = 0; i < COUNT; i++) {
            width[i] = edge[i] / POINTS;
            sure[i] = (long) (edge[i + 1] / edge[i] * POINTS);
        }
    }
}
