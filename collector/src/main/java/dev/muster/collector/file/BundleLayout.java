package dev.muster.collector.file;

import dev.muster.iam.snapshot.SectionKinds;
import dev.muster.iam.snapshot.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which files belong to which account.
 *
 * @param accounts folder of each account (ending in `/`, empty for the top) by account id; the id is empty where the folder does not tell it
 * @param organization folder of the organization's files, which may hold none
 * @param strays files that are neither an account's nor the organization's
 */
record BundleLayout(SortedMap<String, String> accounts, String organization, List<String> strays) {

    static final String ORGANIZATION = "organization/";

    /** A zip has one folder around the bundle, sometimes two. */
    private static final int MAX_DEPTH = 5;

    private static final Pattern ACCOUNT_FOLDER = Pattern.compile("^([0-9]{12})/");

    /** What file managers leave behind. */
    private static final Pattern LITTER = Pattern.compile("^__MACOSX/.*|(?:.*/)?(?:\\.DS_Store|Thumbs\\.db)$");

    /** @param topName name of the folder or zip itself, which may be an account's */
    static BundleLayout of(SortedSet<String> files, String topName) {
        SortedSet<String> kept = new TreeSet<>(files);
        kept.removeIf(BundleLayout::isLitter);
        return below("", topName, kept);
    }

    /** Whether a folder of that name is an account's. */
    static boolean isAccount(String folder) {
        return folder.matches("[0-9]{12}");
    }

    static boolean isLitter(String file) {
        return LITTER.matcher(file).matches();
    }

    private static BundleLayout below(String top, String topName, SortedSet<String> files) {
        SortedMap<String, String> accounts = new TreeMap<>();
        SortedSet<String> folders = new TreeSet<>();
        List<String> strays = new ArrayList<>();
        boolean sectionsAtTop = false;
        for (String file : files) {
            String path = file.substring(top.length());
            Matcher account = ACCOUNT_FOLDER.matcher(path);
            boolean ofAccount = account.find();
            if (ofAccount) {
                accounts.put(account.group(1), top + account.group());
            } else if (!path.startsWith(ORGANIZATION)) {
                strays.add(file);
            }
            folders.add(path.substring(0, path.indexOf('/') + 1));
            sectionsAtTop |= !ofAccount && isOfAnAccount(path);
        }
        if (accounts.isEmpty() && sectionsAtTop) {
            accounts.put(isAccount(topName) ? topName : "", top);
            return new BundleLayout(accounts, top + ORGANIZATION, List.of());
        }
        if (accounts.isEmpty() && folders.size() == 1 && !folders.first().isEmpty() && depthOf(top) < MAX_DEPTH) {
            String only = folders.first();
            return below(top + only, only.substring(0, only.length() - 1), files);
        }
        return new BundleLayout(accounts, top + ORGANIZATION, strays);
    }

    /** Whether what is noted lies in the folder of one of the accounts, or is that folder. */
    boolean isOfAnAccount(Warning note) {
        String path = note.file() + "/";
        return accounts.values().stream().anyMatch(path::startsWith);
    }

    private static long depthOf(String top) {
        return top.chars().filter(c -> c == '/').count();
    }

    private static boolean isOfAnAccount(String path) {
        return !path.startsWith(ORGANIZATION)
                && SectionFile.of(path)
                        .filter(file -> file.isAssumeRole()
                                || SectionKinds.find(file.name()).isPresent())
                        .isPresent();
    }
}
