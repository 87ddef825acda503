package dev.muster.iam.answer;

import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonValue;
import dev.muster.iam.json.MalformedJsonException;
import dev.muster.iam.json.Position;
import dev.muster.iam.policy.PolicyDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is noticed while one section is read: warnings, and the members that this format version does not know, kept as they are. */
public final class ReadLog {

    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

    /** Kept unknown members of one section; an answer with more is no answer of AWS's. */
    private static final int MAX_UNKNOWN = 10_000;

    /** Members that hold secrets in some answer of IAM's, whichever answer they stand in. */
    private static final Set<String> SECRETS = Set.of(
            "Base32StringSeed",
            "QRCodePNG",
            "SecretAccessKey",
            "SessionToken",
            "ServicePassword",
            "ServiceCredentialSecret",
            "Password",
            "PrivateKey");

    private final Function<String, PolicyDocument> documents;
    private final Map<String, JsonValue> unknown = new TreeMap<>();
    private final Set<String> warned = new TreeSet<>();
    private final List<Note> notes = new ArrayList<>();
    private @Nullable String account;
    private @Nullable Position position;

    /** Something noticed, with its place where one is known. */
    public record Note(@Nullable Position position, String text) {}

    /** @param account whose answer it is; null when the first ARN tells */
    public ReadLog(@Nullable String account) {
        this(account, PolicyDocument::of);
    }

    /** @param documents how a policy document's member becomes a document: of its text, or looked up by the digest that stands there */
    public ReadLog(@Nullable String account, Function<String, PolicyDocument> documents) {
        this.account = account;
        this.documents = documents;
    }

    /** Whose answer it is; null until an ARN has told. */
    public @Nullable String account() {
        return account;
    }

    /**
     * Checks that something is owned by the account.
     *
     * @throws MalformedJsonException when the ARN is none or names another account
     */
    public void owned(String arn) {
        String[] parts = arn.split(":", 6);
        if (parts.length < 6 || !parts[0].equals("arn")) {
            throw new MalformedJsonException("`" + arn + "` is no ARN", position);
        }
        String owner = parts[4];
        if (account == null) {
            if (!ACCOUNT.matcher(owner).matches()) {
                throw new MalformedJsonException("`" + arn + "` names no account", position);
            }
            account = owner;
        } else if (!account.equals(owner)) {
            throw new MalformedJsonException(
                    "`" + arn + "` belongs to another account than `" + account
                            + "`: give each account's answers in a file of its own",
                    position);
        }
    }

    /** Checks a serial number or the like that may be an ARN. @throws MalformedJsonException when it is one of another account */
    public void ownedIfArn(String serial) {
        if (serial.startsWith("arn:")) {
            owned(serial);
        }
    }

    /** Where the entity that is read now begins. */
    public void at(@Nullable Position newPosition) {
        position = newPosition;
    }

    /** The place of the entity that is read now, null when unknown. */
    public @Nullable Position position() {
        return position;
    }

    /** Notes something about the entity that is read now. */
    public void warn(String text) {
        notes.add(new Note(position, text));
    }

    /** Keeps a member that the format version does not know, but for secrets; each name of a shape is warned about once. */
    public void unknown(String shape, String path, String name, JsonValue value) {
        if (SECRETS.contains(name)) {
            return;
        }
        if (unknown.size() < MAX_UNKNOWN) {
            unknown.put(path + "." + name, withoutSecrets(value));
        }
        if (warned.size() < MAX_UNKNOWN && warned.add(shape + "." + name)) {
            warn("unknown field `" + name + "` in " + shape + ": kept, not judged");
        }
    }

    private static JsonValue withoutSecrets(JsonValue value) {
        if (value instanceof JsonObject object) {
            Map<String, JsonValue> kept = new LinkedHashMap<>();
            object.without(SECRETS).members().forEach((name, inner) -> kept.put(name, withoutSecrets(inner)));
            return new JsonObject(kept);
        }
        return value instanceof JsonArray list ? JsonArray.of(list.items(), ReadLog::withoutSecrets) : value;
    }

    public List<Note> notes() {
        return List.copyOf(notes);
    }

    /** The unknown members by their path. */
    public JsonObject unknownMembers() {
        return new JsonObject(unknown);
    }

    PolicyDocument document(String text) {
        return documents.apply(text);
    }
}
