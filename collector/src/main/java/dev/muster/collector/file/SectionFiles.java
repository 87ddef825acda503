package dev.muster.collector.file;

import dev.muster.iam.answer.ReadLog;
import dev.muster.iam.json.MalformedJsonException;
import dev.muster.iam.json.Position;
import dev.muster.iam.snapshot.Cause;
import dev.muster.iam.snapshot.Section;
import dev.muster.iam.snapshot.SectionId;
import dev.muster.iam.snapshot.SectionKind;
import dev.muster.iam.snapshot.SectionKinds;
import dev.muster.iam.snapshot.SectionReader;
import dev.muster.iam.snapshot.Warning;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The files that speak of one section: its pages, and what the command line wrote on standard error. */
final class SectionFiles {

    private static final int MAX_ERROR_BYTES = 1 << 20;

    private final SectionId id;
    private final SortedMap<Integer, String> pages = new TreeMap<>();
    private @Nullable String csv;
    private @Nullable String error;

    SectionFiles(SectionId id) {
        this.id = id;
    }

    SectionId id() {
        return id;
    }

    void add(SectionFile file, String path) {
        switch (file.kind()) {
            case JSON -> pages.put(file.page(), path);
            case CSV -> csv = path;
            case ERROR -> error = path;
        }
    }

    /** Reads the section; whatever is wrong with its files makes it unreadable, and nothing else. */
    Section<?> read(BundleTree tree, @Nullable String account, Consumer<Warning> warnings) {
        try {
            ErrorText errorText = error == null ? null : errorText(tree, error);
            boolean answered = hasContent(tree);
            if (errorText != null && errorText.code().isPresent()) {
                if (answered) {
                    warnings.accept(new Warning(error, null, "an error beside an answer: the error decides"));
                }
                return failed(errorText.code().get(), errorText);
            }
            if (errorText != null && !errorText.firstLine().isEmpty()) {
                if (!answered) {
                    return new Section.Unreadable<>(Cause.SOURCE_ERROR, error + ": " + errorText.firstLine());
                }
                warnings.accept(new Warning(error, null, "written beside an answer: " + errorText.firstLine()));
            }
            return answer(tree, account, warnings);
        } catch (IOException unreadable) {
            return new Section.Unreadable<>(
                    Cause.SOURCE_ERROR, id.name() + ": cannot be read: " + unreadable.getMessage());
        }
    }

    private Section<?> failed(String code, ErrorText text) {
        return id.kind().meansAbsent(code)
                ? new Section.Absent<>()
                : new Section.Unreadable<>(text.cause(), error + ": " + text.firstLine());
    }

    private Section<?> answer(BundleTree tree, @Nullable String account, Consumer<Warning> warnings)
            throws IOException {
        if (csv != null && pages.isEmpty()) {
            return report(tree, csv, account, warnings);
        }
        if (pages.isEmpty()) {
            return new Section.Unreadable<>(
                    Cause.NOT_COLLECTED, error == null ? null : error + " is empty and there is no answer beside it");
        }
        if (pages.size() > 1 && pages.firstKey() == 0) {
            return new Section.Unreadable<>(
                    Cause.MALFORMED, pages.get(0) + ": stands beside numbered pages: keep one or the other");
        }
        if (pages.firstKey() > 0 && (pages.firstKey() != 1 || pages.lastKey() != pages.size())) {
            return new Section.Unreadable<>(
                    Cause.TRUNCATED, id.name() + ": pages " + pages.keySet() + " have a hole: collect it anew");
        }
        if (id.kind() == SectionKinds.CREDENTIAL_REPORT) {
            return report(tree, pages.values().iterator().next(), account, warnings);
        }
        return pages(id.kind(), tree, account, warnings);
    }

    private <T> Section<?> pages(
            SectionKind<T> kind, BundleTree tree, @Nullable String account, Consumer<Warning> warnings)
            throws IOException {
        ReadLog log = new ReadLog(account);
        SectionReader<T> reader = kind.reader(log);
        String current = "";
        try {
            for (String page : pages.values()) {
                current = page;
                try (InputStream bytes = tree.open(page)) {
                    reader.page(bytes);
                }
            }
            Section<T> section = reader.section();
            if (section instanceof Section.Present<T> present) {
                SubjectCheck.check(id, present.value());
            }
            if (section instanceof Section.Unreadable<T> unreadable) {
                return new Section.Unreadable<>(unreadable.cause(), current + ": " + unreadable.detail());
            }
            note(current, log, warnings);
            return section;
        } catch (MalformedJsonException malformed) {
            return malformed(current, tree, malformed);
        }
    }

    private Section<?> report(BundleTree tree, String file, @Nullable String account, Consumer<Warning> warnings)
            throws IOException {
        ReadLog log = new ReadLog(account);
        try (InputStream bytes = tree.open(file)) {
            Section<?> section = new Section.Present<>(
                    file.endsWith(".csv")
                            ? CredentialReportFile.readCsv(bytes, null, log)
                            : CredentialReportFile.readAnswer(bytes, log),
                    log.unknownMembers());
            note(file, log, warnings);
            return section;
        } catch (MalformedJsonException malformed) {
            return malformed(file, tree, malformed);
        }
    }

    private static Section<?> malformed(String file, BundleTree tree, MalformedJsonException malformed)
            throws IOException {
        if (isEmpty(tree, file)) {
            return new Section.Unreadable<>(Cause.MALFORMED, file + ": the file is empty");
        }
        Position position = malformed.position();
        return new Section.Unreadable<>(
                Cause.MALFORMED, file + ": " + (position == null ? "" : position + ": ") + malformed.getMessage());
    }

    private static void note(String file, ReadLog log, Consumer<Warning> warnings) {
        for (ReadLog.Note note : log.notes()) {
            warnings.accept(new Warning(file, note.position(), note.text()));
        }
    }

    private boolean hasContent(BundleTree tree) throws IOException {
        List<String> answers = csv == null ? List.copyOf(pages.values()) : List.of(csv);
        for (String answer : answers) {
            if (!isEmpty(tree, answer)) {
                return true;
            }
        }
        return false;
    }

    static boolean isEmpty(BundleTree tree, String file) throws IOException {
        try (InputStream bytes = tree.open(file)) {
            int next = bytes.read();
            while (next == ' ' || next == '\n' || next == '\r' || next == '\t') {
                next = bytes.read();
            }
            return next < 0;
        }
    }

    static ErrorText errorText(BundleTree tree, String file) throws IOException {
        try (InputStream bytes = tree.open(file)) {
            return ErrorText.of(new String(bytes.readNBytes(MAX_ERROR_BYTES), StandardCharsets.UTF_8));
        }
    }
}
