package dev.muster.collector.file;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file of a bundle by the section that it speaks of. @param page 0 for a file that is not one of several pages */
record SectionFile(String name, Kind kind, int page) {

    private static final Pattern PAGE = Pattern.compile("^(.+)\\.([0-9]{1,6})$");

    enum Kind {
        JSON,
        CSV,
        ERROR
    }

    boolean isAssumeRole() {
        return kind == Kind.ERROR && name.equals("assume-role");
    }

    /** @param path below the account's or the bundle's folder; empty for files that cannot be a section's */
    static Optional<SectionFile> of(String path) {
        if (path.equals("credential-report.csv")) {
            return Optional.of(new SectionFile("get-credential-report", Kind.CSV, 0));
        }
        Kind kind = path.endsWith(".json") ? Kind.JSON : path.endsWith(".error") ? Kind.ERROR : null;
        if (kind == null) {
            return Optional.empty();
        }
        String name = path.substring(0, path.lastIndexOf('.'));
        // only files directly in the account's folder have pages: `bob.1` is a legal user name
        Matcher page = PAGE.matcher(name);
        return name.indexOf('/') < 0 && page.matches()
                ? Optional.of(new SectionFile(page.group(1), kind, Integer.parseInt(page.group(2))))
                : Optional.of(new SectionFile(name, kind, 0));
    }
}
