package dev.muster.api.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.muster.iam.control.Finding;
import dev.muster.iam.json.JsonObject;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** One finding per line, each with its account. */
final class NdjsonReport implements EvaluationWriter {

    private static final JsonFactory FACTORY = new JsonFactory();

    @Override
    public void write(List<JudgedAccount> accounts, Writer out) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.setRootValueSeparator(null);
            for (JudgedAccount account : accounts) {
                JsonObject ofAccount =
                        JsonObject.builder().put("account", account.account()).build();
                for (Finding finding : account.shown()) {
                    JsonText.write(ofAccount.with(finding.json()), json);
                    json.writeRaw('\n');
                }
            }
        }
    }
}
