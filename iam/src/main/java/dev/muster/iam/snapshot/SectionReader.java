package dev.muster.iam.snapshot;

import dev.muster.iam.answer.ReadLog;
import dev.muster.iam.json.JsonBoolean;
import dev.muster.iam.json.JsonNull;
import dev.muster.iam.json.JsonReader;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.json.JsonValue;
import java.io.InputStream;
import java.util.Set;

/**
 * Reads one section page by page.
 *
 * <p>What is wrong is thrown as {@link dev.muster.iam.json.MalformedJsonException}; pages of which the last says that more would
 * follow make the section truncated.
 */
public final class SectionReader<T> {

    private static final Set<String> DOCUMENT_MEMBERS =
            Set.of("PolicyDocument", "AssumeRolePolicyDocument", "Document", "Content", "InlinePolicy");

    private final SectionKind.Form<T> form;
    private final ReadLog log;
    private boolean moreFollows;

    SectionReader(SectionKind.Form<T> form, ReadLog log) {
        this.form = form;
        this.log = log;
    }

    /** Reads the next page, a stream of UTF-8, which is left open. */
    public void page(InputStream bytes) {
        JsonReader reader = JsonReader.open(bytes, DOCUMENT_MEMBERS);
        moreFollows = false;
        reader.object((name, value) -> {
            switch (name) {
                // some services begin their members with a small letter
                case "IsTruncated", "Marker", "NextToken", "nextToken" -> moreFollows |= saysMore(value.value());
                case "ResponseMetadata" -> value.value();
                default -> form.member(name, value, log);
            }
        });
    }

    /** The section that the pages make. */
    public Section<T> section() {
        if (moreFollows) {
            return new Section.Unreadable<>(
                    Cause.TRUNCATED,
                    "the last page says that more follow: collect without --no-paginate and --max-items");
        }
        log.at(null);
        T data = form.finish(log);
        return new Section.Present<>(data, log.unknownMembers());
    }

    private static boolean saysMore(JsonValue value) {
        if (value instanceof JsonBoolean truth) {
            return truth.value();
        }
        if (value instanceof JsonString text) {
            return !text.value().isEmpty();
        }
        return !(value instanceof JsonNull);
    }
}
