package io.meshsim.engine.csv;

import io.meshsim.engine.time.SimTime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** One line of a CSV file below the names of the columns. */
record CsvLine(String file, int number, String text) {

    private static final String EXAMPLE = "; it must be a number like 12.5";

    /** 1e999999999 is a number too, but to calculate with it takes all memory. */
    private static final int MOST_DECIMALS = 100;

    private static final BigDecimal NEVER = BigDecimal.valueOf(SimTime.NEVER);

    /** Begins a message about a line. */
    static String at(String file, int number) {
        return file + ", line " + number + ": ";
    }

    long nanos(List<String> names, int index, BigDecimal unitNanos) {
        List<String> cells = cells(file, number, text);
        if (cells.size() != names.size()) {
            throw wrong(
                    "there are " + cells.size() + " cells; there must be one for each of " + names);
        }
        String cell = cells.get(index);
        BigDecimal value = value(names.get(index), cell);
        if (value.signum() < 0) {
            throw wrong(names.get(index) + " " + cell + " must not be negative");
        }
        BigDecimal nanos = value.multiply(unitNanos).setScale(0, RoundingMode.HALF_EVEN);
        if (nanos.compareTo(NEVER) >= 0) {
            throw wrong(names.get(index) + " " + cell + " must be below 292 years");
        }
        return nanos.longValueExact();
    }

    private BigDecimal value(String name, String cell) {
        if (cell.isEmpty()) {
            throw wrong(name + " is empty" + EXAMPLE);
        }
        try {
            BigDecimal value = new BigDecimal(cell);
            if (Math.abs((long) value.scale()) > MOST_DECIMALS) {
                throw wrong(name + " " + cell + " must have at most 100 decimals or zeros");
            }
            return value;
        } catch (NumberFormatException notANumber) {
            throw wrong(name + " \"" + cell + "\" is not a number" + EXAMPLE);
        }
    }

    /** The cells between commas, without the quotes and the blanks around them. */
    static List<String> cells(String file, int number, String text) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else if (c != '"') {
                cell.append(c);
            } else if (quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else {
                quoted = !quoted;
            }
        }
        if (quoted) {
            throw new IllegalArgumentException(
                    at(file, number) + "a quote is not closed; it must be on the same line");
        }
        cells.add(cell.toString().strip());
        return cells;
    }

    private IllegalArgumentException wrong(String problem) {
        return new IllegalArgumentException(at(file, number) + problem);
    }
}
