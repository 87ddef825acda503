package dev.muster.api.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.muster.iam.control.Finding;
import dev.muster.iam.control.Outcome;
import dev.muster.iam.snapshot.Section;
import dev.muster.iam.snapshot.SectionId;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.iam.snapshot.Warning;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An array with one element per account: snapshot, ruleset, evaluation and findings. */
final class JsonReport implements EvaluationWriter {

    private static final JsonFactory FACTORY = new JsonFactory();

    /** The same line ends on every system: the same input gives the same bytes. */
    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

    @Override
    public void write(List<JudgedAccount> accounts, Writer out) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(INDENTER));
            json.writeStartArray();
            for (JudgedAccount account : accounts) {
                write(account, json);
            }
            json.writeEndArray();
            json.writeRaw('\n');
        }
    }

    private static void write(JudgedAccount account, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("account", account.account());
        json.writeObjectFieldStart("snapshot");
        snapshot(account, json);
        json.writeEndObject();
        json.writeObjectFieldStart("ruleset");
        json.writeStringField("digest", account.evaluation().ruleset().digest().toString());
        json.writeStringField("engine", account.evaluation().ruleset().engine());
        json.writeStringField(
                "service_reference", account.evaluation().ruleset().serviceReference());
        json.writeEndObject();
        json.writeObjectFieldStart("evaluation");
        json.writeStringField("digest", account.evaluation().digest().toString());
        json.writeStringField("instant", account.evaluation().instant().toString());
        json.writeStringField(
                "instant_source", account.snapshot().provenance().timeSource().id());
        json.writeObjectFieldStart("counts");
        for (Outcome outcome : Outcome.values()) {
            json.writeNumberField(outcome.name().toLowerCase(Locale.ROOT), account.count(outcome));
        }
        json.writeEndObject();
        json.writeEndObject();
        json.writeArrayFieldStart("findings");
        for (Finding finding : account.shown()) {
            JsonText.write(finding.json(), json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void snapshot(JudgedAccount account, JsonGenerator json) throws IOException {
        Snapshot snapshot = account.snapshot();
        json.writeStringField("status", snapshot.status().name());
        json.writeStringField("collected_at", snapshot.collectedAt().toString());
        json.writeStringField("digest", snapshot.contentDigest().toString());
        json.writeArrayFieldStart("unreadable");
        for (Map.Entry<SectionId, Section.Unreadable<?>> unread :
                snapshot.unreadable().entrySet()) {
            json.writeStartObject();
            json.writeStringField("section", unread.getKey().name());
            json.writeStringField("cause", unread.getValue().cause().id());
            if (unread.getValue().detail() != null) {
                json.writeStringField("detail", unread.getValue().detail());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("warnings");
        for (Warning warning : account.warnings()) {
            JsonText.write(warning.json(), json);
        }
        json.writeEndArray();
    }
}
