package io.meshsim.report;

import io.meshsim.mesh.result.ChangeResult;
import io.meshsim.mesh.result.CpuResult;
import io.meshsim.mesh.result.MemoryResult;
import io.meshsim.mesh.result.PushResult;
import io.meshsim.mesh.result.RequestResult;
import io.meshsim.mesh.result.RunResult;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The part of the summary that is numbers. */
final class SummaryTables {

    private static final int MOST_CHANGES = 20;
    private static final int MOST_FLAGS = 3;

    private final RunResult result;
    private final Style style;

    SummaryTables(RunResult result, Style style) {
        this.result = result;
        this.style = style;
    }

    void print(StringBuilder out) {
        changes(out);
        pushes(out);
        out.append(new ConfigTable(result.config(), style).text());
        requests(out);
        passes(out);
        cpu(out);
        memory(out);
    }

    private void changes(StringBuilder out) {
        if (result.changes().isEmpty()) {
            title(out, "Changes", "none");
            return;
        }
        title(out, "Changes", "from the API server to the last proxy, in milliseconds");
        Table table =
                new Table(
                        "<resource",
                        "total",
                        "watch",
                        "debounce",
                        "context",
                        "queue",
                        "generate",
                        "send",
                        "apply",
                        "proxies");
        List<ChangeResult> shown = shownChanges();
        shown.forEach(change -> changeRow(table, change));
        table.print(out);
        int left = result.changes().size() - shown.size();
        if (left > 0) {
            line(out, Figures.count(left) + " faster ones are not shown; --verbose shows all.");
        }
        if (!shown.stream().allMatch(ChangeResult::complete)) {
            line(out, "* not every proxy concerned had it at the end of the run");
        }
    }

    private List<ChangeResult> shownChanges() {
        if (style.verbose() || result.changes().size() <= MOST_CHANGES) {
            return result.changes();
        }
        return result.changes().stream()
                .sorted(
                        Comparator.comparing(ChangeResult::complete)
                                .thenComparing(
                                        Comparator.comparingLong(ChangeResult::totalNanos)
                                                .reversed()))
                .limit(MOST_CHANGES)
                .toList();
    }

    private static void changeRow(Table table, ChangeResult change) {
        table.row(
                change.resource(),
                Figures.millis(change.totalNanos()) + (change.complete() ? "" : "*"),
                Figures.millis(change.watchNanos()),
                Figures.millis(change.debounceNanos()),
                Figures.millis(change.contextNanos()),
                Figures.millis(change.queueNanos()),
                Figures.millis(change.generateNanos()),
                Figures.millis(change.sendNanos()),
                Figures.millis(change.applyNanos()),
                Figures.count(change.proxies()));
    }

    private void pushes(StringBuilder out) {
        long full = result.pushes().stream().filter(PushResult::full).count();
        long open = result.pushes().stream().filter(push -> push.convergedNanos() < 0).count();
        String more = open == 0 ? "" : ", " + Figures.count(open) + " not finished at the end";
        title(
                out,
                "Pushes",
                Figures.count(result.pushes().size())
                        + " ("
                        + Figures.count(full)
                        + " full)"
                        + more);
        if (result.pushTypes().isEmpty()) {
            return;
        }
        Table table = new Table("<type", "responses", "resources", "bytes");
        result.pushTypes()
                .forEach(
                        type ->
                                table.row(
                                        type.type(),
                                        Figures.count(type.responses()),
                                        Figures.count(type.resources()),
                                        Figures.bytes(type.bytes())));
        table.print(out);
    }

    private void requests(StringBuilder out) {
        title(out, "Requests", "from clients, then calls to services by version");
        Table table =
                new Table(
                        "<to",
                        "<version",
                        "count",
                        "success",
                        "p50",
                        "p90",
                        "p99",
                        "max",
                        "<flags");
        requestRow(table, result.requests());
        result.requestsByVersion().forEach(group -> requestRow(table, group));
        table.print(out);
    }

    private static void requestRow(Table table, RequestResult group) {
        table.row(
                Figures.service(group.destination()),
                group.version().isEmpty() ? "-" : group.version(),
                Figures.count(group.count()),
                group.count() == 0 ? "-" : Figures.percent(group.successRate()),
                time(group, group.p50Nanos()),
                time(group, group.p90Nanos()),
                time(group, group.p99Nanos()),
                time(group, group.maxNanos()),
                flags(group.flags()));
    }

    private static String time(RequestResult group, long nanos) {
        return group.count() == 0 ? "-" : Figures.duration(nanos);
    }

    private static String flags(Map<String, Long> flags) {
        List<Map.Entry<String, Long>> remarkable =
                flags.entrySet().stream().filter(flag -> !isPlain(flag.getKey())).toList();
        String shown =
                remarkable.stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                        .limit(MOST_FLAGS)
                        .map(flag -> flag.getKey() + ": " + Figures.count(flag.getValue()))
                        .collect(Collectors.joining(", "));
        int more = remarkable.size() - MOST_FLAGS;
        return more > 0 ? shown + ", " + more + " more" : shown;
    }

    /** Whether it is the application's own answer, and neither a client's nor a server's error. */
    private static boolean isPlain(String flag) {
        return flag.endsWith(" -") && flag.compareTo("400") < 0;
    }

    private void passes(StringBuilder out) {
        if (result.passes().isEmpty()) {
            return;
        }
        title(out, "Packet path", "passes through a node's kernel");
        Table table = new Table("<pass", "per call", "count", "each");
        result.passes()
                .forEach(
                        pass ->
                                table.row(
                                        pass.pass(),
                                        Figures.fixed(pass.perRequest(), 2),
                                        Figures.count(pass.count()),
                                        Figures.duration(pass.nanosEach())));
        table.print(out);
    }

    private void cpu(StringBuilder out) {
        if (result.cpu().isEmpty()) {
            return;
        }
        title(out, "CPU", "cores in use, mean over the run");
        Table table = new Table("<component", "instances", "cores");
        result.cpu()
                .forEach(
                        cpu ->
                                table.row(
                                        cpu.component(),
                                        Figures.count(cpu.instances()),
                                        Figures.fixed(cpu.cores(), 4)));
        table.print(out);
        for (CpuResult cpu : result.cpu()) {
            if (cpu.throttledNanos() > 0) {
                String time = Figures.duration(Math.round(cpu.throttledNanos()));
                line(out, cpu.component() + " stood still for " + time + " at its CPU limit");
            }
        }
    }

    private void memory(StringBuilder out) {
        if (result.memory().isEmpty()) {
            return;
        }
        title(out, "Memory", "resident, with garbage that is not collected yet");
        Table table = new Table("<process", "at the end", "at most", "limit", "killed");
        for (MemoryResult memory : result.memory()) {
            table.row(
                    memory.component(),
                    Figures.bytes(memory.bytes()),
                    Figures.bytes(memory.peakBytes()),
                    memory.limitBytes() == 0 ? "none" : Figures.bytes(memory.limitBytes()),
                    Figures.count(memory.kills()));
        }
        table.print(out);
    }

    private void title(StringBuilder out, String title, String more) {
        out.append('\n').append(style.title(title)).append("  ").append(more).append('\n');
    }

    private static void line(StringBuilder out, String text) {
        out.append("  ").append(text).append('\n');
    }
}
