package io.meshsim.part.proxy.route;

/** IPv4 addresses as numbers. */
public final class Ipv4 {

    /** What {@link #parse} answers for a text that is no IPv4 address. */
    public static final long NONE = -1;

    private Ipv4() {}

    public static long parse(String text) {
        long address = 0;
        int part = -1;
        int parts = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && part >= 0) {
                address = address << 8 | part;
                part = -1;
                parts++;
            } else if (c >= '0' && c <= '9') {
                part = Math.max(part, 0) * 10 + (c - '0');
            } else {
                return NONE;
            }
            if (part > 255) {
                return NONE;
            }
        }
        return parts == 4 && part >= 0 ? address << 8 | part : NONE;
    }
}
