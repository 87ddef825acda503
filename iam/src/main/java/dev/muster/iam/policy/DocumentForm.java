package dev.muster.iam.policy;

import dev.muster.iam.json.JsonString;
import dev.muster.iam.json.JsonValue;

/** How a policy document stands in the JSON of what carries it. */
@FunctionalInterface
public interface DocumentForm {

    /** By digest: for digests of entities, and where documents are kept apart. */
    DocumentForm DIGEST = document -> new JsonString(document.digest().toString());

    /** The text as received. */
    DocumentForm RECEIVED = document -> new JsonString(document.received());

    JsonValue json(PolicyDocument document);
}
