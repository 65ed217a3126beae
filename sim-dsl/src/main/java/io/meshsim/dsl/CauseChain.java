package io.meshsim.dsl;

import io.meshsim.engine.time.SimTime;
import io.meshsim.engine.trace.TraceRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Something that happened and what led to it, oldest first; prints one line for each.
 *
 * <p>It ends where the mesh had settled, where no cause is known, or where records are no longer
 * kept: those of the last 50,000 that belong to no request.
 */
public record CauseChain(List<TraceRecord> records) {

    public CauseChain {
        records = List.copyOf(records);
    }

    /** What happened, in the words of the trace: {@code node.crash}, …, {@code slice}. */
    public List<String> kinds() {
        return records.stream().map(TraceRecord::what).toList();
    }

    /** At most so many lines, with those in the middle left out. */
    List<String> shortened(int most) {
        List<String> lines = records.stream().map(CauseChain::line).toList();
        if (lines.size() <= most) {
            return lines;
        }
        int head = most / 2 - 1;
        int tail = most - head - 1;
        int left = lines.size() - head - tail;
        List<String> some = new ArrayList<>(lines.subList(0, head));
        some.add(String.format(Locale.ROOT, "%12s  (%d more)", "", left));
        some.addAll(lines.subList(lines.size() - tail, lines.size()));
        return some;
    }

    static String line(TraceRecord happened) {
        String what = happened.what() + (happened.object().isEmpty() ? "" : " ");
        String value = happened.value() == 0 ? "" : " (" + happened.value() + ")";
        String time = SimTime.text(happened.timeNanos());
        String actor = String.format(Locale.ROOT, "%12s  %-20s ", time, happened.actor());
        return actor + what + happened.object() + value;
    }

    @Override
    public String toString() {
        return records.stream().map(CauseChain::line).collect(Collectors.joining("\n"));
    }
}
