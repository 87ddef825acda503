package dev.muster.iam.snapshot;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.json.CanonicalJson;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Declares a kind of section: first what is special about it, then the shape of its answer. */
final class SectionKindBuilder {

    /** Names of users, ids of keys and the like: they hold no slash. */
    private static final String ONE_NAME = "[^/]+";

    private final String name;
    private final Set<String> absentCodes = new TreeSet<>();
    private @Nullable Pattern subjects;
    private boolean core;

    private SectionKindBuilder(String name) {
        this.name = name;
    }

    static SectionKindBuilder named(String name) {
        return new SectionKindBuilder(name);
    }

    /** Without it, a snapshot is incomplete. */
    SectionKindBuilder core() {
        core = true;
        return this;
    }

    /** There is one section for each user, key or the like. */
    SectionKindBuilder perName() {
        return per(ONE_NAME);
    }

    /** There is one section for each of what matches the regular expression. */
    SectionKindBuilder per(String subject) {
        subjects = Pattern.compile(subject);
        return this;
    }

    /** AWS documents the error code as "none set". */
    SectionKindBuilder absentOn(String code) {
        absentCodes.add(code);
        return this;
    }

    /** The answer has one list, which is read element by element. */
    <E> SectionKind<List<E>> list(String listName, Function<AnswerFields, E> read, Function<E, JsonObject> json) {
        SectionKind.Writer<List<E>> writer =
                (elements, documents) -> new JsonObject(Map.of(listName, JsonArray.ofSet(elements, json)));
        Comparator<E> order = Comparator.comparing(element -> CanonicalJson.text(json.apply(element)));
        return form(() -> new SectionForms.Listed<>(listName, read, order), writer, writer);
    }

    /** The answer has one list of texts. */
    SectionKind<List<String>> texts(String listName) {
        return whole(
                fields -> fields.requiredTexts(listName).stream().sorted().toList(),
                texts -> new JsonObject(Map.of(listName, JsonArray.ofSet(texts))));
    }

    /** The answer is one object. */
    <T> SectionKind<T> whole(Function<AnswerFields, T> read, Function<T, JsonObject> json) {
        return whole(read, json, json);
    }

    /** The answer is one object. @param stateJson what of it is state, and not of the time at which it was asked for */
    <T> SectionKind<T> whole(
            Function<AnswerFields, T> read, Function<T, JsonObject> json, Function<T, JsonObject> stateJson) {
        return form(
                () -> new SectionForms.Whole<>(read),
                (data, documents) -> json.apply(data),
                (data, documents) -> stateJson.apply(data));
    }

    <T> SectionKind<T> form(
            Supplier<SectionKind.Form<T>> form, SectionKind.Writer<T> writer, SectionKind.Writer<T> stateWriter) {
        return new SectionKind<>(name, subjects, core, absentCodes, form, writer, stateWriter, data -> Stream.empty());
    }
}
