package dev.muster.collector.file;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file of a bundle by the section that it speaks of. @param page {@link #WHOLE} for a file that is not one of several pages */
record SectionFile(String name, Kind kind, int page) {

    /** Stands before every page, also before a page 0, which no series may have. */
    static final int WHOLE = -1;

    /** As CloudTrail delivers its files. */
    static final String COMPRESSED = ".json.gz";

    private static final String CLOUD_TRAIL = "cloudtrail/";
    private static final String REPORT = "get-credential-report";
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
            return Optional.of(new SectionFile(REPORT, Kind.CSV, WHOLE));
        }
        if (path.equals("credential-report.error")) {
            return Optional.of(new SectionFile(REPORT, Kind.ERROR, WHOLE));
        }
        if (path.startsWith(CLOUD_TRAIL) && path.endsWith(COMPRESSED)) {
            return Optional.of(
                    new SectionFile(path.substring(0, path.length() - COMPRESSED.length()), Kind.JSON, WHOLE));
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
                : Optional.of(new SectionFile(name, kind, WHOLE));
    }
}
