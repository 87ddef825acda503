package dev.muster.collector.file;

import dev.muster.iam.snapshot.SectionKinds;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which files belong to which account.
 *
 * @param accounts folder of each account (ending in `/`, empty for the top) by account id; the id is empty where the folder does not tell it
 * @param organization folder of the organization's files, null when there is none
 */
record BundleLayout(
        SortedMap<String, String> accounts, @Nullable String organization) {

    private static final Pattern ACCOUNT_FOLDER = Pattern.compile("^([0-9]{12})/");
    private static final String ORGANIZATION = "organization/";

    /** @param topName name of the folder or zip itself, which may be an account's */
    static BundleLayout of(SortedSet<String> files, String topName) {
        return below("", topName, files);
    }

    private static BundleLayout below(String top, String topName, SortedSet<String> files) {
        SortedMap<String, String> accounts = new TreeMap<>();
        SortedSet<String> folders = new TreeSet<>();
        boolean sectionsAtTop = false;
        boolean filesAtTop = false;
        for (String file : files) {
            String path = file.substring(top.length());
            Matcher account = ACCOUNT_FOLDER.matcher(path);
            if (account.find()) {
                accounts.put(account.group(1), top + account.group());
            }
            int slash = path.indexOf('/');
            if (slash < 0) {
                filesAtTop = true;
            } else {
                folders.add(path.substring(0, slash + 1));
            }
            sectionsAtTop |= SectionFile.of(path)
                    .filter(section -> SectionKinds.find(section.name()).isPresent() || section.isAssumeRole())
                    .filter(section -> !section.name().startsWith(ORGANIZATION))
                    .isPresent();
        }
        String organization = folders.contains(ORGANIZATION) ? top + ORGANIZATION : null;
        if (!accounts.isEmpty()) {
            return new BundleLayout(accounts, organization);
        }
        if (sectionsAtTop) {
            accounts.put(topName.matches("[0-9]{12}") ? topName : "", top);
            return new BundleLayout(accounts, organization);
        }
        if (!filesAtTop && folders.size() == 1) {
            String only = folders.first();
            return below(top + only, only.substring(0, only.length() - 1), files);
        }
        return new BundleLayout(accounts, organization);
    }
}
