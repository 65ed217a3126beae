package io.meshsim.report;

import io.meshsim.mesh.result.RunResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One page with tables and plots of a run. It is a single file that asks the network for nothing,
 * so it opens offline and can be sent round.
 *
 * <p>The same run gives the same bytes. The plots are drawn by uPlot and Cytoscape.js, which are in
 * the file together with their licences.
 */
public final class HtmlReport {

    private static final String WEBJARS = "/META-INF/resources/webjars/";
    private static final String UPLOT = WEBJARS + "uplot/1.6.30/";
    private static final String CYTOSCAPE = WEBJARS + "cytoscape/3.33.1/";
    private static final List<String> SCRIPTS =
            List.of("base.js", "changes.js", "latency.js", "topology.js", "packets.js", "page.js");
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)}}");

    private HtmlReport() {}

    /**
     * Writes the page, in UTF-8 if the receiver encodes it.
     *
     * @throws UncheckedIOException if the receiver fails
     */
    public static void write(RunResult result, Appendable out) {
        String template = resource("report.html");
        Matcher place = PLACE.matcher(template);
        int written = 0;
        try {
            while (place.find()) {
                out.append(template, written, place.start());
                out.append(content(place.group(1), result));
                written = place.end();
            }
            out.append(template, written, template.length());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String content(String place, RunResult result) {
        return switch (place) {
            case "title" -> escaped(result.name());
            case "licences" -> licences();
            case "style" -> resource(UPLOT + "dist/uPlot.min.css") + resource("report.css");
            case "data" -> JsonSummary.forHtml(result);
            case "uplot" -> resource(UPLOT + "dist/uPlot.iife.min.js");
            case "cytoscape" -> resource(CYTOSCAPE + "dist/cytoscape.min.js");
            case "script" -> scripts();
            default -> throw new AssertionError("nothing to put at " + place);
        };
    }

    private static String licences() {
        return "uPlot\n\n"
                + escaped(resource(UPLOT + "LICENSE"))
                + "\n\nCytoscape.js\n\n"
                + escaped(resource(CYTOSCAPE + "LICENSE"));
    }

    private static String scripts() {
        StringBuilder scripts = new StringBuilder();
        SCRIPTS.forEach(name -> scripts.append(resource(name)));
        return scripts.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new AssertionError(name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
