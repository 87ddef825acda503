package dev.muster.iam.federation;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.identity.Tag;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An identity provider that speaks OpenID Connect. @param url without its scheme, as its ARN ends */
public record OidcProvider(
        String url,
        List<String> clientIds,
        List<String> thumbprints,
        @Nullable Instant created,
        List<Tag> tags) {

    private static final String SCHEME = "https://";

    public OidcProvider {
        url = url.startsWith(SCHEME) ? url.substring(SCHEME.length()) : url;
        clientIds = clientIds.stream().sorted().distinct().toList();
        thumbprints = thumbprints.stream().sorted().distinct().toList();
        tags = Tag.sorted(tags);
    }

    /** Reads the answer of GetOpenIDConnectProvider. */
    public static OidcProvider read(AnswerFields fields) {
        return new OidcProvider(
                fields.text("Url"),
                fields.texts("ClientIDList"),
                fields.texts("ThumbprintList"),
                fields.instantOrNull("CreateDate"),
                Tag.list(fields));
    }

    public JsonObject json() {
        return JsonObject.builder()
                .put("Url", url)
                .put("ClientIDList", JsonArray.ofTexts(clientIds))
                .put("ThumbprintList", JsonArray.ofTexts(thumbprints))
                .put("CreateDate", created)
                .put("Tags", Tag.json(tags))
                .build();
    }
}
