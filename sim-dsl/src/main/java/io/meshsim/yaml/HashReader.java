package io.meshsim.yaml;

import io.meshsim.config.traffic.ConsistentHash;
import io.meshsim.config.traffic.ConsistentHash.Table;
import io.meshsim.yaml.schema.YamlNode;
import java.time.Duration;
import java.util.Optional;

/** Reads consistent hashes, to be generated. They stay unread, as requests have no hash here. */
final class HashReader {

    private HashReader() {}

    static ConsistentHash peek(YamlNode node) {
        Optional<YamlNode> cookie = node.peek("httpCookie");
        Optional<YamlNode> header = node.peek("httpHeaderName");
        Optional<YamlNode> query = node.peek("httpQueryParameterName");
        Optional<YamlNode> name =
                cookie.flatMap(all -> all.peek("name")).or(() -> header).or(() -> query);
        ConsistentHash.Key key =
                cookie.isPresent() ? ConsistentHash.Key.COOKIE : ConsistentHash.Key.SOURCE_IP;
        key = header.isPresent() ? ConsistentHash.Key.HEADER : key;
        key = query.isPresent() ? ConsistentHash.Key.QUERY_PARAMETER : key;
        return new ConsistentHash(
                key,
                name.map(YamlNode::asString).orElse(""),
                cookie.flatMap(all -> all.peek("path")).map(YamlNode::asString).orElse(""),
                cookie.flatMap(all -> all.peek("ttl"))
                        .map(ttl -> Duration.ofNanos(ttl.asDurationNanos()))
                        .orElse(null),
                table(node),
                size(node));
    }

    private static Table table(YamlNode node) {
        if (node.peek("maglev").isPresent()) {
            return Table.MAGLEV;
        }
        return node.peek("ringHash").isPresent() ? Table.RING : Table.DEFAULT;
    }

    private static long size(YamlNode node) {
        Optional<YamlNode> size =
                switch (table(node)) {
                    case MAGLEV -> node.peek("maglev").flatMap(table -> table.peek("tableSize"));
                    case RING ->
                            node.peek("ringHash").flatMap(ring -> ring.peek("minimumRingSize"));
                    case DEFAULT -> node.peek("minimumRingSize");
                };
        return size.map(YamlNode::asLong).orElse(0L);
    }
}
