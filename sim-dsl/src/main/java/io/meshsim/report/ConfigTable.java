package io.meshsim.report;

import io.meshsim.mesh.result.ConfigBytes;
import io.meshsim.mesh.result.ConfigResult;
import java.util.Comparator;
import java.util.List;

/** How much configuration proxies hold, and what they would hold without Sidecar resources. */
final class ConfigTable {

    private static final int MOST = 10;
    private static final String WITHOUT = "  without Sidecars";

    private final List<ConfigResult> results;
    private final Style style;

    ConfigTable(List<ConfigResult> results, Style style) {
        this.results = results;
        this.style = style;
    }

    /** The section; empty if there are no proxies. */
    String text() {
        if (results.isEmpty()) {
            return "";
        }
        StringBuilder out = new StringBuilder();
        out.append('\n')
                .append(style.title("Config"))
                .append("  bytes that each proxy of a workload holds\n");
        Table table = new Table("<workload", "proxies", "CDS", "EDS", "LDS", "RDS", "total");
        List<ConfigResult> shown = shown();
        for (ConfigResult result : shown) {
            row(table, result.workload(), Figures.count(result.proxies()), result.held());
            if (!result.held().equals(result.withoutSidecars())) {
                row(table, WITHOUT, "", result.withoutSidecars());
            }
        }
        table.print(out);
        int left = results.size() - shown.size();
        if (left > 0) {
            out.append("  ").append(Figures.count(left));
            out.append(" more are not shown; --verbose shows all.\n");
        }
        return out.toString();
    }

    private List<ConfigResult> shown() {
        if (style.verbose() || results.size() <= MOST) {
            return results;
        }
        return results.stream()
                .sorted(
                        Comparator.comparingLong(ConfigTable::sparedBytes)
                                .thenComparingLong(result -> result.held().totalBytes())
                                .reversed())
                .limit(MOST)
                .toList();
    }

    /** Those that Sidecar resources spare most come first. */
    private static long sparedBytes(ConfigResult result) {
        return result.withoutSidecars().totalBytes() - result.held().totalBytes();
    }

    private static void row(Table table, String name, String proxies, ConfigBytes bytes) {
        table.row(
                name,
                proxies,
                Figures.count(bytes.cdsBytes()),
                Figures.count(bytes.edsBytes()),
                Figures.count(bytes.ldsBytes()),
                Figures.count(bytes.rdsBytes()),
                Figures.count(bytes.totalBytes()));
    }
}
