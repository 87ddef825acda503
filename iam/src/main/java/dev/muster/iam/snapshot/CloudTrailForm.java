package dev.muster.iam.snapshot;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.answer.ReadLog;
import dev.muster.iam.json.JsonReader;
import dev.muster.iam.json.MalformedJsonException;
import dev.muster.iam.usage.CloudTrailLog;
import java.util.function.Consumer;

/** Reads a CloudTrail log file: `Records` as delivered to S3, or `Uses` as a snapshot keeps them. */
final class CloudTrailForm implements SectionKind.Form<CloudTrailLog> {

    private final CloudTrailLog.Builder uses = new CloudTrailLog.Builder();
    private boolean found;

    @Override
    public void member(String member, JsonReader reader, ReadLog log) {
        switch (member) {
            case "Records" -> read(member, reader, log, uses::record);
            case "Uses" -> read(member, reader, log, uses::use);
            default -> log.unknown("log file", "$", member, reader.valueOf(member));
        }
    }

    @Override
    public CloudTrailLog finish(ReadLog log) {
        if (!found) {
            throw new MalformedJsonException("`$.Records` is missing", null);
        }
        return uses.build();
    }

    /** Most of a record is not kept, so what is not asked for is no news. */
    private void read(String member, JsonReader reader, ReadLog log, Consumer<AnswerFields> use) {
        found = true;
        reader.elements((value, position) -> {
            log.at(position);
            use.accept(AnswerFields.of(value, member, "$." + member + "[]", log));
        });
    }
}
