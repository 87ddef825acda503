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
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** The files that speak of one section: its pages, and what the command line wrote on standard error. */
final class SectionFiles {

    private static final int MAX_ERROR_BYTES = 1 << 20;

    /** Of one compressed file; CloudTrail begins a new one long before. */
    private static final long MAX_UNPACKED = 1L << 30;

    private final SectionId id;
    private final SortedMap<Integer, String> pages = new TreeMap<>();
    private final List<String> samePage = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private @Nullable String csv;

    SectionFiles(SectionId id) {
        this.id = id;
    }

    SectionId id() {
        return id;
    }

    void add(SectionFile file, String path) {
        switch (file.kind()) {
            case JSON -> {
                if (pages.putIfAbsent(file.page(), path) != null) {
                    samePage.add(path);
                }
            }
            case CSV -> csv = path;
            case ERROR -> errors.add(path);
        }
    }

    /** Reads the section; whatever is wrong with its files makes it unreadable, and nothing else. */
    Section<?> read(BundleTree tree, @Nullable String account, Consumer<Warning> warnings) {
        try {
            String empty = firstEmpty(tree);
            boolean answered = answers().size() > (empty == null ? 0 : 1);
            for (String error : errors) {
                ErrorText text = errorText(tree, error);
                if (text.code().isPresent()) {
                    if (answered) {
                        warnings.accept(new Warning(error, null, "an error beside an answer: the error decides"));
                    }
                    return failed(error, text.code().get(), text);
                }
            }
            for (String error : errors) {
                ErrorText text = errorText(tree, error);
                if (text.said().isEmpty()) {
                    continue;
                }
                if (answers().isEmpty() || empty != null) {
                    return new Section.Unreadable<>(Cause.SOURCE_ERROR, error + ": " + text.said());
                }
                warnings.accept(new Warning(error, null, "written beside an answer: " + text.said()));
            }
            return answer(tree, account, warnings);
        } catch (IOException unreadable) {
            return unreadable(id.name(), unreadable);
        }
    }

    private Section<?> failed(String error, String code, ErrorText text) {
        return id.kind().meansAbsent(code)
                ? new Section.Absent<>()
                : new Section.Unreadable<>(text.cause(), error + ": " + text.said());
    }

    private Section<?> answer(BundleTree tree, @Nullable String account, Consumer<Warning> warnings)
            throws IOException {
        if (pages.isEmpty()) {
            return csv == null
                    ? new Section.Unreadable<>(
                            Cause.NOT_COLLECTED, errors.get(0) + " is empty and there is no answer beside it")
                    : report(tree, csv, account, warnings);
        }
        if (csv != null) {
            warnings.accept(new Warning(csv, null, "not used: `" + pages.get(pages.firstKey()) + "` stands beside it"));
        }
        if (!samePage.isEmpty()) {
            return new Section.Unreadable<>(
                    Cause.MALFORMED, samePage.get(0) + ": another file has the same page number: keep one of them");
        }
        if (pages.size() > 1 && pages.firstKey() == SectionFile.WHOLE) {
            return new Section.Unreadable<>(
                    Cause.MALFORMED,
                    pages.get(SectionFile.WHOLE) + ": stands beside numbered pages: keep one or the other");
        }
        if (pages.firstKey() != SectionFile.WHOLE && (pages.firstKey() != 1 || pages.lastKey() != pages.size())) {
            return new Section.Unreadable<>(
                    Cause.TRUNCATED,
                    pages.get(pages.firstKey()) + ": the pages " + pages.keySet()
                            + " do not run from 1 without a hole: collect them anew");
        }
        if (id.kind() == SectionKinds.CREDENTIAL_REPORT) {
            return pages.size() == 1
                    ? report(tree, pages.values().iterator().next(), account, warnings)
                    : new Section.Unreadable<>(
                            Cause.MALFORMED, pages.get(2) + ": a credential report has no pages: keep one file");
        }
        return pages(id.kind(), tree, account, warnings);
    }

    private <T> Section<?> pages(
            SectionKind<T> kind, BundleTree tree, @Nullable String account, Consumer<Warning> warnings) {
        ReadLog log = new ReadLog(account);
        SectionReader<T> reader = kind.reader(log);
        String current = id.name();
        try {
            for (String page : pages.values()) {
                current = page;
                int noted = log.notes().size();
                try (InputStream bytes = open(tree, page)) {
                    reader.page(bytes);
                }
                note(page, log.notes().subList(noted, log.notes().size()), warnings);
            }
            int noted = log.notes().size();
            Section<T> section = reader.section();
            if (section instanceof Section.Present<T> present) {
                SubjectCheck.check(id, present.value());
            }
            note(current, log.notes().subList(noted, log.notes().size()), warnings);
            return section instanceof Section.Unreadable<T> unread
                    ? new Section.Unreadable<>(unread.cause(), current + ": " + unread.detail())
                    : section;
        } catch (MalformedJsonException malformed) {
            return malformed(current, tree, malformed);
        } catch (IOException unreadable) {
            return unreadable(current, unreadable);
        }
    }

    private static InputStream open(BundleTree tree, String file) throws IOException {
        InputStream bytes = tree.open(file);
        if (!file.endsWith(SectionFile.COMPRESSED)) {
            return bytes;
        }
        try {
            return new BoundedInput(
                    new GZIPInputStream(bytes), MAX_UNPACKED, "it unpacks to more than " + MAX_UNPACKED + " bytes");
        } catch (EOFException | ZipException notCompressed) {
            bytes.close();
            throw new MalformedJsonException("it is no gzip: " + notCompressed.getMessage(), null);
        }
    }

    private Section<?> report(BundleTree tree, String file, @Nullable String account, Consumer<Warning> warnings) {
        ReadLog log = new ReadLog(account);
        try (InputStream bytes = tree.open(file)) {
            Section<?> section = new Section.Present<>(
                    file.endsWith(".csv")
                            ? CredentialReportFile.readCsv(bytes, null, log)
                            : CredentialReportFile.readAnswer(bytes, log),
                    log.unknownMembers());
            note(file, log.notes(), warnings);
            return section;
        } catch (MalformedJsonException malformed) {
            return malformed(file, tree, malformed);
        } catch (IOException unreadable) {
            return unreadable(file, unreadable);
        }
    }

    private static Section<?> malformed(String file, BundleTree tree, MalformedJsonException malformed) {
        Position position = malformed.position();
        String place = position == null ? "" : position + ": ";
        return new Section.Unreadable<>(
                Cause.MALFORMED,
                file + ": " + (isEmpty(tree, file) ? "the file is empty" : place + malformed.getMessage()));
    }

    private static Section<?> unreadable(String file, IOException unreadable) {
        return new Section.Unreadable<>(Cause.SOURCE_ERROR, file + ": cannot be read: " + unreadable.getMessage());
    }

    private static void note(String file, List<ReadLog.Note> notes, Consumer<Warning> warnings) {
        for (ReadLog.Note note : notes) {
            warnings.accept(new Warning(file, note.position(), note.text()));
        }
    }

    private List<String> answers() {
        return csv == null || !pages.isEmpty() ? List.copyOf(pages.values()) : List.of(csv);
    }

    private @Nullable String firstEmpty(BundleTree tree) {
        return answers().stream()
                .filter(answer -> isEmpty(tree, answer))
                .findFirst()
                .orElse(null);
    }

    /** A file that cannot be opened is not empty: reading it will say what is wrong. */
    private static boolean isEmpty(BundleTree tree, String file) {
        try (InputStream bytes = tree.open(file)) {
            byte[] piece = new byte[8192];
            for (int count = bytes.read(piece); count >= 0; count = bytes.read(piece)) {
                for (int i = 0; i < count; i++) {
                    if (piece[i] != ' ' && piece[i] != '\n' && piece[i] != '\r' && piece[i] != '\t') {
                        return false;
                    }
                }
            }
            return true;
        } catch (IOException unreadable) {
            return false;
        }
    }

    static ErrorText errorText(BundleTree tree, String file) throws IOException {
        try (InputStream bytes = tree.open(file)) {
            return ErrorText.of(bytes.readNBytes(MAX_ERROR_BYTES));
        }
    }
}
