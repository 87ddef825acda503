package dev.muster.iam.usage;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.MalformedJsonException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one CloudTrail log file says of who called which actions; parameters and answers of the calls are not kept. */
public record CloudTrailLog(List<RecordedUse> uses) {

    public CloudTrailLog {
        uses = uses.stream()
                .sorted(Comparator.comparing(RecordedUse::principal)
                        .thenComparing(RecordedUse::source)
                        .thenComparing(RecordedUse::action)
                        .thenComparing(use -> String.valueOf(use.error())))
                .toList();
    }

    public JsonObject json() {
        return new JsonObject(Map.of("Uses", JsonArray.of(uses, RecordedUse::json)));
    }

    /** Takes a log file's records one by one, so that a large file needs little memory. */
    public static final class Builder {

        private final Map<RecordedUse.Key, RecordedUse> uses = new LinkedHashMap<>();

        /** Adds one element of `Records`. @throws MalformedJsonException when it is none, or was logged for another account */
        public void record(AnswerFields fields) {
            String recipient = fields.textOrNull("recipientAccountId");
            String account = fields.log().account();
            if (recipient != null && account != null && !recipient.equals(account)) {
                throw new MalformedJsonException(
                        "logged for the account `" + recipient + "`, not for `" + account
                                + "`: give each account's files in a folder of its own",
                        fields.log().position());
            }
            add(RecordedUse.ofRecord(fields));
        }

        /** Adds one element of what {@link #json()} writes. */
        public void use(AnswerFields fields) {
            add(RecordedUse.read(fields));
        }

        private void add(RecordedUse use) {
            uses.merge(use.key(), use, RecordedUse::with);
        }

        public CloudTrailLog build() {
            return new CloudTrailLog(List.copyOf(uses.values()));
        }
    }
}
