package dev.muster.iam.decision.simulation;

import dev.muster.iam.decision.PolicyLayers;
import dev.muster.iam.decision.Request;
import dev.muster.iam.decision.RequestForm;
import dev.muster.iam.decision.Requests;
import dev.muster.iam.decision.compiled.PolicyCompiler;
import dev.muster.iam.json.JsonNull;
import dev.muster.iam.json.JsonReader;
import dev.muster.iam.json.JsonValue;
import dev.muster.iam.json.LocatedJson;
import dev.muster.iam.json.LocatedObject;
import dev.muster.iam.json.LocatedScalar;
import dev.muster.iam.json.LocatedValue;
import dev.muster.iam.json.MalformedJsonException;
import dev.muster.iam.json.Position;
import dev.muster.iam.reference.ServiceReference;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads cases; what is wrong in a policy document makes that document malformed, not the case. */
public final class CaseReader {

    /** Members whose objects are policy documents: they are read for themselves, as their text. */
    private static final Set<String> DOCUMENTS = Set.of("policy", "resource_policy");

    private final Requests requests;
    private final PolicyCompiler compiler = new PolicyCompiler();

    public CaseReader(ServiceReference reference) {
        this.requests = new Requests(reference);
    }

    /** Reads the JSON of one case, in which documents may be objects. @throws InvalidCaseException when it is none */
    public SimulationCase read(String text) throws InvalidCaseException {
        JsonValue json;
        try {
            json = json(text);
        } catch (InvalidCaseException malformed) {
            throw new InvalidCaseException(id(text), String.valueOf(malformed.getMessage()));
        }
        return read(json);
    }

    /** Reads JSON that may hold cases, keeping each policy document as its text. @throws InvalidCaseException when it is no JSON */
    public static JsonValue json(String text) throws InvalidCaseException {
        try {
            return JsonReader.parse(text, DOCUMENTS);
        } catch (MalformedJsonException malformed) {
            throw new InvalidCaseException(place(malformed.position()) + malformed.getMessage());
        }
    }

    /** Reads a case from what {@link #json} gave. @throws InvalidCaseException when it is none */
    public SimulationCase read(JsonValue json) throws InvalidCaseException {
        JsonValue id = new JsonNull();
        try {
            Members members = Members.of(json, "the case");
            id = members.scalar("id");
            RequestForm form = new FormReader(members).form();
            PolicyLayers layers = new LayersReader(members, compiler).layers();
            Request request = requests.of(form);
            return new SimulationCase(id, request, layers, members.unread());
        } catch (IllegalArgumentException invalid) {
            throw new InvalidCaseException(id, String.valueOf(invalid.getMessage()));
        }
    }

    /** The id of a text that is not wholly JSON, so that whoever wrote it finds the case again; null in JSON when it cannot be told. */
    private static JsonValue id(String text) {
        LocatedValue root = LocatedJson.read(text).root();
        LocatedValue id = root instanceof LocatedObject object ? object.get("id") : null;
        return id instanceof LocatedScalar scalar ? scalar.value() : new JsonNull();
    }

    private static String place(@Nullable Position position) {
        if (position == null) {
            return "";
        }
        return (position.line() == 1 ? "column " + position.column() : position) + ": ";
    }
}
