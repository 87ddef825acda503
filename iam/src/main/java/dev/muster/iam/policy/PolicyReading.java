package dev.muster.iam.policy;

import dev.muster.iam.json.JsonPath;
import dev.muster.iam.json.LocatedArray;
import dev.muster.iam.json.LocatedJson;
import dev.muster.iam.json.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a text says as a policy document, everything that is wrong with it, and where each part stands.
 *
 * @param policy what could be understood: an element with a problem is not in it, nor is a statement whose effect nobody can tell;
 *     {@link PolicyDocument#parse()} gives a policy only when there is no problem at all
 */
public record PolicyReading(Policy policy, List<PolicyProblem> problems, LocatedJson json) {

    public PolicyReading {
        problems = List.copyOf(problems);
    }

    /** Reads the bytes of a file. */
    public static PolicyReading of(byte[] bytes) {
        return PolicyReader.read(DocumentText.read(bytes));
    }

    /** Reads a text, percent-encoded or not; places are those of the decoded text. */
    public static PolicyReading of(String received) {
        return PolicyReader.read(DocumentText.read(received));
    }

    /** Where a statement stands: a policy may have a list of them, or just one. */
    public JsonPath statement(int index) {
        return item(JsonPath.ROOT.member("Statement"), index);
    }

    /** The path of one of several values, which may also be a single value without a list. */
    public JsonPath item(JsonPath values, int index) {
        return json.at(values) instanceof LocatedArray ? values.item(index) : values;
    }

    /** Whether there is anything at a place, however wrong. */
    public boolean has(JsonPath path) {
        return json.at(path) != null;
    }

    /** Where the value at a place begins; null when the text could not be read. */
    public @Nullable Position position(JsonPath path) {
        return json.position(path);
    }
}
