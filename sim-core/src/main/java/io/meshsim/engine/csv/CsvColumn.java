package io.meshsim.engine.csv;

import io.meshsim.engine.time.SimTime;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Times from one column of a CSV file (RFC 4180 without line breaks inside of quotes, UTF-8).
 *
 * <p>The first line names the columns; below it, the column holds plain numbers in a unit that the
 * caller states. Empty lines are skipped; whatever else is wrong is refused with file and line.
 */
public final class CsvColumn {

    private final String file;
    private final long[] nanos;
    private final int[] lines;

    private CsvColumn(String file, long[] nanos, int[] lines) {
        this.file = file;
        this.nanos = nanos;
        this.lines = lines;
    }

    /**
     * Reads one column, rounding to nanoseconds.
     *
     * @param unit what 1 stands for, for example a second
     * @throws IllegalArgumentException if the file cannot be read, has no such column, or a value
     *     is missing, no number, negative or beyond 292 years
     */
    public static CsvColumn read(Path file, String column, Duration unit) {
        try {
            return of(file.toString(), Files.readAllLines(file), column, unit);
        } catch (MalformedInputException problem) {
            throw new IllegalArgumentException(file + " must be text in UTF-8", problem);
        } catch (NoSuchFileException problem) {
            throw new IllegalArgumentException("there is no file " + file, problem);
        } catch (IOException problem) {
            throw new IllegalArgumentException(
                    file + " cannot be read: " + problem.getMessage(), problem);
        }
    }

    /** The same for lines that are already here; {@code file} names them in messages. */
    public static CsvColumn of(String file, List<String> lines, String column, Duration unit) {
        if (unit.isZero() || unit.isNegative()) {
            throw new IllegalArgumentException("unit " + unit + " must be longer than zero");
        }
        List<String> names =
                lines.isEmpty() ? List.of() : CsvLine.cells(file, 1, withoutMark(lines.get(0)));
        int index = names.indexOf(column);
        if (index < 0) {
            throw new IllegalArgumentException(
                    CsvLine.at(file, 1)
                            + "there is no column \""
                            + column
                            + "\"; the first line names the columns, here "
                            + names);
        }
        BigDecimal unitNanos = BigDecimal.valueOf(SimTime.nanos(unit));
        long[] nanos = new long[lines.size()];
        int[] numbers = new int[lines.size()];
        int count = 0;
        for (int number = 2; number <= lines.size(); number++) {
            if (!lines.get(number - 1).isBlank()) {
                CsvLine line = new CsvLine(file, number, lines.get(number - 1));
                nanos[count] = line.nanos(names, index, unitNanos);
                numbers[count++] = number;
            }
        }
        return new CsvColumn(file, Arrays.copyOf(nanos, count), Arrays.copyOf(numbers, count));
    }

    /** Some spreadsheets begin a file with a byte order mark. */
    private static String withoutMark(String line) {
        return line.startsWith("\ufeff") ? line.substring(1) : line;
    }

    /** How many values there are. */
    public int size() {
        return nanos.length;
    }

    /** The values, in nanoseconds, in the order of the file. */
    public LongStream nanos() {
        return LongStream.of(nanos);
    }

    /** Where the value with this index stands, to begin a message: {@code times.csv, line 3: }. */
    public String where(int index) {
        return CsvLine.at(file, lines[index]);
    }

    @Override
    public String toString() {
        return file + ", " + nanos.length + " values";
    }
}
