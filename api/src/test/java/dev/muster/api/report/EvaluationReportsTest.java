package dev.muster.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.iam.control.Evaluation;
import dev.muster.iam.control.Finding;
import dev.muster.iam.control.Outcome;
import dev.muster.iam.control.Reason;
import dev.muster.iam.control.Resource;
import dev.muster.iam.control.ResourceType;
import dev.muster.iam.control.Ruleset;
import dev.muster.iam.control.Severity;
import dev.muster.iam.control.Unread;
import dev.muster.iam.json.Digest;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonReader;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.snapshot.Cause;
import dev.muster.iam.snapshot.Origin;
import dev.muster.iam.snapshot.Provenance;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.iam.snapshot.TimeSource;
import dev.muster.iam.snapshot.Warning;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class EvaluationReportsTest {

    private static final String ACCOUNT = "111122223333";
    private static final Instant INSTANT = Instant.parse("2026-09-30T12:00:00Z");
    private static final String HOSTILE = "arn:aws:iam::111122223333:user/=cmd|\u001b[31m<script>&\"\u0000";

    @Test
    void jsonHasTheShapeThatOutsidersRelyOn() throws IOException {
        JsonArray accounts = (JsonArray) JsonReader.parse(written(OutputFormat.JSON, fail(), undetermined()));
        JsonObject account = (JsonObject) accounts.items().get(0);

        assertThat(account.members().keySet())
                .containsExactly("account", "snapshot", "ruleset", "evaluation", "findings");
        assertThat(((JsonObject) account.get("snapshot")).members().keySet())
                .containsExactly("status", "collected_at", "digest", "unreadable", "warnings");
        assertThat(((JsonObject) account.get("evaluation")).members().keySet())
                .containsExactly("digest", "instant", "instant_source", "counts");
        JsonObject finding =
                (JsonObject) ((JsonArray) account.get("findings")).items().get(0);
        assertThat(finding.members().keySet())
                .containsExactly("control", "severity", "resource", "outcome", "reasons", "unread");
        JsonObject reason =
                (JsonObject) ((JsonArray) finding.get("reasons")).items().get(0);
        assertThat(reason.get("key")).isEqualTo(new JsonString("AKIA1"));
    }

    @Test
    void countsCountWhatIsShownAndTheDigestIsOfTheWholeEvaluation() throws IOException {
        Evaluation evaluation = evaluation(fail(), undetermined());
        JudgedAccount shown =
                JudgedAccount.of(snapshot(), evaluation, finding -> finding.outcome() == Outcome.UNDETERMINED);
        StringWriter out = new StringWriter();
        OutputFormat.JSON.writer().write(List.of(shown), out);

        assertThat(out.toString())
                .contains(
                        "\"fail\" : 0",
                        "\"undetermined\" : 1",
                        evaluation.digest().toString());
    }

    @Test
    void ndjsonHasOneFindingPerLineWithItsAccount() throws IOException {
        List<String> lines =
                written(OutputFormat.NDJSON, fail(), undetermined()).lines().toList();

        assertThat(lines).hasSize(2);
        assertThat(((JsonObject) JsonReader.parse(lines.get(0))).get("account")).isEqualTo(new JsonString(ACCOUNT));
    }

    @Test
    void csvMakesFormulasPlainText() throws IOException {
        Finding finding = new Finding(
                "c",
                Severity.LOW,
                new Resource(ResourceType.USER, "=1+1"),
                Outcome.FAIL,
                List.of(Reason.of("+x")),
                List.of());

        assertThat(written(OutputFormat.CSV, finding)).contains(",'=1+1,", ",'+x,");
    }

    @Test
    void csvShowsControlCharactersInsteadOfSendingThem() throws IOException {
        assertThat(written(OutputFormat.CSV, fail())).contains("\\u001b[31m").doesNotContain("\u001b");
    }

    @Test
    void junitIsWellFormedWhateverNamesHold() throws Exception {
        String text = written(OutputFormat.JUNIT, fail(), undetermined());
        Document xml = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(text)));

        assertThat(xml.getElementsByTagName("failure").getLength()).isEqualTo(1);
        assertThat(xml.getElementsByTagName("error").getLength()).isEqualTo(1);
        assertThat(xml.getElementsByTagName("testcase").getLength()).isEqualTo(2);
    }

    @Test
    void tableShowsControlCharactersInsteadOfSendingThem() throws IOException {
        assertThat(written(OutputFormat.TABLE, fail()))
                .contains("\\u001b[31m")
                .doesNotContain("\u001b")
                .contains("1 fail");
    }

    private static String written(OutputFormat format, Finding... findings) throws IOException {
        StringWriter out = new StringWriter();
        format.writer().write(List.of(JudgedAccount.of(snapshot(), evaluation(findings), finding -> true)), out);
        return out.toString();
    }

    private static Finding fail() {
        return new Finding(
                "access-key-rotated-90",
                Severity.MEDIUM,
                new Resource(ResourceType.USER, HOSTILE),
                Outcome.FAIL,
                List.of(Reason.of("key `AKIA1` was made long ago", Map.of("key", "AKIA1"))),
                List.of());
    }

    private static Finding undetermined() {
        return new Finding(
                "root-mfa",
                Severity.CRITICAL,
                new Resource(ResourceType.ROOT, "arn:aws:iam::111122223333:root"),
                Outcome.UNDETERMINED,
                List.of(Reason.of("root MFA is unknown")),
                List.of(new Unread("get-account-summary", Cause.NOT_COLLECTED)));
    }

    private static Evaluation evaluation(Finding... findings) {
        return new Evaluation(
                ACCOUNT,
                Digest.of("content"),
                INSTANT,
                new Ruleset(Digest.of("rules"), "1.0.0+test", "none"),
                List.of(findings),
                List.of());
    }

    private static Snapshot snapshot() {
        return new Snapshot(
                ACCOUNT,
                INSTANT,
                new Provenance(Origin.FILES, TimeSource.OPTION, null, null, null, List.of()),
                new TreeMap<>(),
                List.of(new Warning("f.json", null, "odd")));
    }
}
