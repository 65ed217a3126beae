package io.meshsim.engine;

import java.util.Arrays;

/**
 * Numbers for the rows of a table of arrays: small, dense, used again when they are free.
 *
 * <p>The owner grows its arrays to {@link #capacity()} when {@link #take()} hands out a row beyond
 * their end. Nothing is allocated once the greatest number of rows in use has been seen.
 */
public final class Rows {

    private static final int IN_USE = -2;
    private static final int NONE = -1;

    private final String name;

    /** Of a free row, the next free one. */
    private int[] next = new int[16];

    private int firstFree = NONE;
    private int made;
    private int inUse;

    /** Rows of a table; the name appears in errors. */
    public Rows(String name) {
        this.name = name;
    }

    /**
     * A row that nobody uses, the one that was freed last if there is one.
     *
     * @throws IllegalStateException if all 2^30 rows are in use
     */
    public int take() {
        int row = firstFree;
        if (row == NONE) {
            row = make();
        } else {
            firstFree = next[row];
        }
        next[row] = IN_USE;
        inUse++;
        return row;
    }

    /**
     * Gives a row back.
     *
     * @throws IllegalStateException if it is not in use
     */
    public void free(int row) {
        if (row < 0 || row >= made || next[row] != IN_USE) {
            throw new IllegalStateException("row " + row + " of " + name + " is not in use");
        }
        next[row] = firstFree;
        firstFree = row;
        inUse--;
    }

    /** Rows in use. */
    public int inUse() {
        return inUse;
    }

    /** One more than the greatest row handed out so far. */
    public int made() {
        return made;
    }

    /** A size for the owner's arrays: holds every row made, and grows by doubling. */
    public int capacity() {
        return next.length;
    }

    private int make() {
        if (made == next.length) {
            if (made == 1 << 30) {
                throw new IllegalStateException(name + " is full: " + made + " rows are in use");
            }
            next = Arrays.copyOf(next, made * 2);
        }
        return made++;
    }
}
