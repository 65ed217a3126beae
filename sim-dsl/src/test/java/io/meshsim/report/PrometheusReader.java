package io.meshsim.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text exposition format and refuses everything that the format does not allow. */
final class PrometheusReader {

    private static final Pattern NUMBER = Pattern.compile("[-+]?([0-9.]+(e[-+]?[0-9]+)?|Inf)|NaN");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    private static final Pattern LABEL =
            Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\n]|\\\\[\\\\\"n])*)\"");
    private static final Pattern TYPE =
            Pattern.compile("# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|histogram)");

    private PrometheusReader() {}

    record Sample(String name, Map<String, String> labels, String value) {}

    static Sample sample(String name, String value, String... labels) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < labels.length; i += 2) {
            map.put(labels[i], labels[i + 1]);
        }
        return new Sample(name, map, value);
    }

    static List<Sample> read(String text) {
        require(text.endsWith("\n"), "the last line must end with a line feed");
        List<Sample> samples = new ArrayList<>();
        String family = "";
        for (String line : text.substring(0, text.length() - 1).split("\n", -1)) {
            Matcher type = TYPE.matcher(line);
            if (type.matches()) {
                family = type.group(1);
            } else if (!line.startsWith("# HELP ")) {
                Sample sample = line(line);
                require(sample.name().startsWith(family), line + " is not of family " + family);
                samples.add(sample);
            }
        }
        return samples;
    }

    private static Sample line(String line) {
        Matcher name = NAME.matcher(line);
        require(name.lookingAt(), "no name: " + line);
        Map<String, String> labels = new LinkedHashMap<>();
        int at = name.end();
        if (line.charAt(at) == '{') {
            at = labels(line, at + 1, labels);
        }
        require(line.charAt(at) == ' ', "no space before the value: " + line);
        String value = line.substring(at + 1);
        require(NUMBER.matcher(value).matches(), "no number: " + line);
        return new Sample(name.group(), labels, value);
    }

    private static int labels(String line, int from, Map<String, String> labels) {
        Matcher label = LABEL.matcher(line);
        int at = from;
        while (line.charAt(at) != '}') {
            require(label.find(at) && label.start() == at, "no label at " + at + ": " + line);
            String before = labels.put(label.group(1), unescaped(label.group(2)));
            require(before == null, "twice: " + label.group(1));
            at = label.end();
            if (line.charAt(at) == ',') {
                at++;
            }
        }
        return at + 1;
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next == '\\') {
                i++;
                next = text.charAt(i) == 'n' ? '\n' : text.charAt(i);
            }
            plain.append(next);
        }
        return plain.toString();
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new AssertionError(message);
        }
    }
}
