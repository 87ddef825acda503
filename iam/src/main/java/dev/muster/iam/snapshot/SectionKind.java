package dev.muster.iam.snapshot;

import dev.muster.iam.answer.ReadLog;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonReader;
import dev.muster.iam.policy.DocumentForm;
import dev.muster.iam.policy.PolicyDocument;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One kind of section: its name in a bundle, how its AWS answer is read, and the JSON that it is written as and read back from.
 *
 * @param <T> the data of a section that was read
 */
public final class SectionKind<T> {

    private final String name;
    private final @Nullable Pattern subjects;
    private final boolean core;
    private final Set<String> absentCodes;
    private final Supplier<Form<T>> form;
    private final Writer<T> writer;
    private final Writer<T> stateWriter;
    private final Function<T, Stream<PolicyDocument>> documents;

    /** Takes the members of an answer's outermost object and makes the data. */
    interface Form<T> {

        /** Reads or skips the value of one member; called again for each page. */
        void member(String member, JsonReader reader, ReadLog log);

        T finish(ReadLog log);
    }

    /** Writes the data in the shape of the AWS answer. */
    @FunctionalInterface
    interface Writer<T> {
        JsonObject json(T data, DocumentForm documents);
    }

    /** @param subjects what a section of this kind can be about; null when there is one that is about the whole account */
    SectionKind(
            String name,
            @Nullable Pattern subjects,
            boolean core,
            Set<String> absentCodes,
            Supplier<Form<T>> form,
            Writer<T> writer,
            Writer<T> stateWriter,
            Function<T, Stream<PolicyDocument>> documents) {
        this.name = name;
        this.subjects = subjects;
        this.core = core;
        this.absentCodes = Set.copyOf(absentCodes);
        this.form = form;
        this.writer = writer;
        this.stateWriter = stateWriter;
        this.documents = documents;
    }

    /** This kind, with a way to the policy documents in its data. */
    SectionKind<T> withDocuments(Function<T, Stream<PolicyDocument>> newDocuments) {
        return new SectionKind<>(name, subjects, core, absentCodes, form, writer, stateWriter, newDocuments);
    }

    /** The name without what a section is about: `list-mfa-devices`, `organization/list-parents`. */
    public String name() {
        return name;
    }

    /**
     * The name of one section.
     *
     * @param subject null for kinds of which there is one; where the name has a `*`, what stands for it comes first: `INSTANCE/PS`
     */
    public String name(@Nullable String subject) {
        if (subject == null) {
            return name;
        }
        int star = name.indexOf('*');
        if (star < 0) {
            return name + "/" + subject;
        }
        int slash = subject.indexOf('/');
        String first = slash < 0 ? subject : subject.substring(0, slash);
        String rest = slash < 0 ? "" : subject.substring(slash);
        return name.substring(0, star) + first + name.substring(star + 1) + rest;
    }

    /** The section of this kind that has the name, empty when the name is not one of this kind. */
    Optional<SectionId> idOf(String sectionName) {
        Pattern about = subjects;
        if (about == null) {
            return sectionName.equals(name) ? Optional.of(new SectionId(this, null)) : Optional.empty();
        }
        return subjectOf(sectionName)
                .filter(subject -> about.matcher(subject).matches())
                .map(subject -> new SectionId(this, subject));
    }

    private Optional<String> subjectOf(String sectionName) {
        int star = name.indexOf('*');
        String before = star < 0 ? name + "/" : name.substring(0, star);
        if (!sectionName.startsWith(before)) {
            return Optional.empty();
        }
        String rest = sectionName.substring(before.length());
        if (star < 0) {
            return Optional.of(rest);
        }
        String after = name.substring(star + 1);
        int slash = rest.indexOf('/');
        boolean ofThisKind = slash > 0
                && (rest.startsWith(after + "/", slash) || rest.substring(slash).equals(after));
        return ofThisKind
                ? Optional.of(rest.substring(0, slash) + rest.substring(slash + after.length()))
                : Optional.empty();
    }

    /** Whether there is one section for each user, key or the like. */
    public boolean perSubject() {
        return subjects != null;
    }

    /** Whether a snapshot without it is incomplete. */
    public boolean core() {
        return core;
    }

    /** Whether AWS documents that error code as "none set" for this call. */
    public boolean meansAbsent(String errorCode) {
        return absentCodes.contains(errorCode);
    }

    /** Begins to read a section. */
    public SectionReader<T> reader(ReadLog log) {
        return new SectionReader<>(form.get(), log);
    }

    /** Everything that is kept, readable again. */
    public JsonObject json(T data, DocumentForm documentForm) {
        return writer.json(data, documentForm);
    }

    /** The state alone, as digests cover it: without the times at which an answer was made. */
    public JsonObject stateJson(T data, DocumentForm documentForm) {
        return stateWriter.json(data, documentForm);
    }

    /** The policy documents in it. */
    public Stream<PolicyDocument> documents(T data) {
        return documents.apply(data);
    }

    @Override
    public String toString() {
        return name;
    }
}
