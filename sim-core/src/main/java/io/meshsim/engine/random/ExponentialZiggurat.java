package io.meshsim.engine.random;

/**
 * Exponential draws with mean 1 by {@link Layers}: 97.8 % of them cost one multiplication.
 *
 * <p>Only products, sums and {@code StrictMath} decide, so the bits are the same on every JVM.
 */
final class ExponentialZiggurat {

    /** Edge of the tail and area of a layer, 256 layers (Marsaglia and Tsang, 2000). */
    static final double TAIL_EDGE = 7.69711747013105;

    static final double AREA = 0.003949659822581557;

    private static final Layers LAYERS =
            new Layers(x -> StrictMath.exp(-x), y -> -StrictMath.log(y), TAIL_EDGE, AREA);
    private static final double[] WIDTH = LAYERS.width;
    private static final long[] SURE = LAYERS.sure;
    private static final double[] HEIGHT = LAYERS.height;

    private ExponentialZiggurat() {}

    static double next(RandomStream stream) {
        long bits = stream.nextLong();
        int layer = (int) bits & 0xff;
        long point = bits >>> 11;
        double x = point * WIDTH[layer];
        return point < SURE[layer] ? x : atTheEdge(stream, layer, x);
    }

    private static double atTheEdge(RandomStream stream, int firstLayer, double firstX) {
        int layer = firstLayer;
        double x = firstX;
        double start = 0;
        while (true) {
            if (layer == 0) {
                // what is left of an exponential beyond any point is the same exponential again
                start += TAIL_EDGE;
            } else if (isBelowTheDensity(stream, layer, x)) {
                return start + x;
            }
            long bits = stream.nextLong();
            layer = (int) bits & 0xff;
            long point = bits >>> 11;
            x = point * WIDTH[layer];
            if (point < SURE[layer]) {
                return start + x;
            }
        }
    }

    private static boolean isBelowTheDensity(RandomStream stream, int layer, double x) {
        double low = HEIGHT[layer];
        double y = low + stream.nextDouble() * (HEIGHT[layer + 1] - low);
        return y < StrictMath.exp(-x);
    }
}
