package io.meshsim.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The report is one file that opens offline and runs nothing but its own scripts. */
class HtmlReportTest {

    private static final String DATA = "<script type=\"application/json\" id=\"run\">";

    @Test
    void the_page_of_a_shop_is_one_file_below_700_kilobytes() throws IOException {
        String page = page("bookshop");
        Files.createDirectories(Path.of("target", "golden"));
        Files.writeString(Path.of("target", "golden", "report.html"), page);

        assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(700_000);
        assertThat(page).startsWith("<!DOCTYPE html>").endsWith("</html>\n");
        assertThat(page)
                .doesNotContain("{{title}}", "{{data}}", "{{script}}")
                .contains("<title>bookshop · meshsim</title>");
    }

    @Test
    void the_page_loads_nothing_and_forbids_itself_to() {
        assertThat(page("bookshop"))
                .contains("default-src 'none'")
                .doesNotContainPattern("<(script|link|img|iframe)[^>]* (src|href)=");
    }

    @Test
    void the_licences_of_the_libraries_are_in_the_page() {
        assertThat(page("bookshop"))
                .contains(
                        "Leon Sorokin", "The Cytoscape Consortium", "Permission is hereby granted");
    }

    @Test
    void the_same_run_gives_the_same_bytes() {
        assertThat(page("bookshop")).isEqualTo(page("bookshop"));
    }

    @Test
    void a_name_cannot_leave_its_place() {
        String name = "</script><img src=x onerror=alert(1)>{{script}}";
        String page = page(name);

        assertThat(page).doesNotContain("<img").contains("&lt;img src=x");
        assertThat(nameIn(page)).isEqualTo(name);
    }

    @Property(tries = 30)
    void any_name_survives_in_the_data(@ForAll String name) {
        assertThat(nameIn(page(name))).isEqualTo(name);
    }

    private static String nameIn(String page) {
        int from = page.indexOf(DATA) + DATA.length();
        String data = page.substring(from, page.indexOf("</script>", from));
        return JsonParser.parseString(data).getAsJsonObject().get("name").getAsString();
    }

    private static String page(String name) {
        StringBuilder out = new StringBuilder();
        HtmlReport.write(SampleRun.named(name), out);
        return out.toString();
    }
}
