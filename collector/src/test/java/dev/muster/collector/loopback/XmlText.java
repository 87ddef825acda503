package dev.muster.collector.loopback;

import dev.muster.iam.json.CanonicalJson;
import dev.muster.iam.json.Instants;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonNull;
import dev.muster.iam.json.JsonNumber;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.json.JsonValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** Writes JSON in the XML of the query protocol: lists of `member`, maps of `entry`, documents percent-encoded. */
final class XmlText {

    private static final Set<String> MAPS = Set.of("SummaryMap");

    private final StringBuilder xml = new StringBuilder();

    XmlText open(String name) {
        xml.append('<').append(name).append('>');
        return this;
    }

    XmlText close(String name) {
        xml.append("</").append(name).append('>');
        return this;
    }

    XmlText text(String name, String text) {
        open(name);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '\r' -> xml.append("&#13;");
                default -> xml.append(c);
            }
        }
        return close(name);
    }

    void members(JsonObject object) {
        object.members().forEach(this::member);
    }

    private void member(String name, JsonValue value) {
        if (value instanceof JsonObject object) {
            open(name);
            if (MAPS.contains(name)) {
                object.members().forEach(this::entry);
            } else {
                members(object);
            }
            close(name);
        } else if (value instanceof JsonArray list) {
            open(name);
            list.items().forEach(item -> member("member", item));
            close(name);
        } else if (value instanceof JsonNumber seconds && WireTimes.isTime(name)) {
            text(name, Instants.text(Instants.parse(seconds).orElseThrow()));
        } else if (value instanceof JsonString text) {
            text(name, ServedState.DOCUMENTS.contains(name) ? encoded(text.value()) : text.value());
        } else if (!(value instanceof JsonNull)) {
            text(name, CanonicalJson.text(value));
        }
    }

    private void entry(String key, JsonValue value) {
        open("entry").text("key", key);
        members(new JsonObject(Map.of("value", value)));
        close("entry");
    }

    /** RFC 3986, as IAM encodes policy documents. */
    private static String encoded(String document) {
        return URLEncoder.encode(document, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }

    @Override
    public String toString() {
        return xml.toString();
    }
}
