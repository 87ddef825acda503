package dev.muster.collector.file;

import dev.muster.iam.answer.ReadLog;
import dev.muster.iam.identity.AuthorizationDetails;
import dev.muster.iam.json.MalformedJsonException;
import dev.muster.iam.snapshot.Section;
import dev.muster.iam.snapshot.SectionId;
import dev.muster.iam.snapshot.SectionKinds;
import dev.muster.iam.snapshot.SectionReader;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.iam.snapshot.Warning;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads bundles: a folder, a zip, or one bare file of authorization details. */
public final class FileSource {

    private static final byte[] ZIP_SIGNATURE = {'P', 'K'};

    private FileSource() {}

    /**
     * Reads what lies at a path.
     *
     * @throws UnreadableInputException when nothing of it can be used; a part that cannot be read is an unreadable section instead
     */
    public static Collection read(Path path, TimeOptions time) throws UnreadableInputException {
        try {
            if (!Files.exists(path)) {
                throw new UnreadableInputException("`" + path + "` does not exist");
            }
            if (Files.isDirectory(path)) {
                try (BundleTree tree = new FolderTree(path)) {
                    return read(tree, nameOf(path), time);
                }
            }
            if (isZip(path)) {
                try (BundleTree tree = new ZipTree(path)) {
                    return read(tree, nameOf(path).replaceFirst("\\.[^.]*$", ""), time);
                }
            }
            return bare(path, time);
        } catch (AccessDeniedException denied) {
            throw new UnreadableInputException("`" + path + "` may not be read by this user", denied);
        } catch (IOException unreadable) {
            throw new UnreadableInputException("`" + path + "` cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /** Reads a bundle that is already at hand. @throws UnreadableInputException as {@link #read(Path, TimeOptions)} */
    public static Collection read(BundleTree tree, TimeOptions time) throws UnreadableInputException {
        return read(tree, "the bundle", time);
    }

    private static Collection read(BundleTree tree, String name, TimeOptions time) throws UnreadableInputException {
        if (tree.files().isEmpty()) {
            throw new UnreadableInputException(
                    "`" + name + "` is empty: give a bundle, see deploy/collect-with-aws-cli.sh");
        }
        BundleLayout layout = BundleLayout.of(tree.files(), name);
        if (layout.accounts().isEmpty()) {
            throw new UnreadableInputException("`" + name + "` holds no file of a bundle (found `"
                    + tree.files().first()
                    + "`): give the folder above the accounts' folders, which are named by 12 digits");
        }
        List<Warning> organizationWarnings = new ArrayList<>();
        SortedMap<SectionId, Section<?>> organization = organization(tree, layout, organizationWarnings);
        AccountReader reader = new AccountReader(tree, organization, organizationWarnings, time);
        List<Snapshot> snapshots = new ArrayList<>();
        for (Map.Entry<String, String> account : layout.accounts().entrySet()) {
            snapshots.add(reader.read(account.getKey(), account.getValue()));
        }
        if (snapshots.stream().noneMatch(Snapshot::anythingRead)) {
            throw new UnreadableInputException("no section of `" + name + "` can be read:\n" + problems(snapshots));
        }
        return new Collection(snapshots);
    }

    private static SortedMap<SectionId, Section<?>> organization(
            BundleTree tree, BundleLayout layout, List<Warning> warnings) {
        SortedMap<SectionId, Section<?>> sections = new TreeMap<>();
        if (layout.organization() != null) {
            AccountFiles.of(tree, layout.organization(), "organization/", warnings::add)
                    .sections()
                    .forEach((id, files) -> sections.put(id, files.read(tree, null, warnings::add)));
        }
        return sections;
    }

    private static Collection bare(Path path, TimeOptions time) throws IOException, UnreadableInputException {
        String name = nameOf(path);
        ReadLog log = new ReadLog(null);
        SectionReader<AuthorizationDetails> reader = SectionKinds.AUTHORIZATION_DETAILS.reader(log);
        try (InputStream bytes = Files.newInputStream(path)) {
            reader.page(bytes);
            reader.section();
        } catch (MalformedJsonException malformed) {
            throw new UnreadableInputException(
                    "`" + path + "`: " + (malformed.position() == null ? "" : malformed.position() + ": ")
                            + malformed.getMessage()
                            + ": give a bundle, or what `aws iam get-account-authorization-details` prints",
                    malformed);
        }
        String account = log.account();
        if (account == null) {
            throw new UnreadableInputException("`" + path
                    + "` names nothing of an account, so nobody knows whose it is: put it into a folder named after the account's"
                    + " 12 digits, as get-account-authorization-details.json");
        }
        String file = account + "/get-account-authorization-details.json";
        BundleTree tree = new BundleTree() {
            @Override
            public SortedSet<String> files() {
                return new TreeSet<>(List.of(file));
            }

            @Override
            public InputStream open(String asked) throws IOException {
                return Files.newInputStream(path);
            }
        };
        return read(tree, name, time);
    }

    private static String problems(List<Snapshot> snapshots) {
        return snapshots.stream()
                .flatMap(snapshot -> snapshot.unreadable().entrySet().stream())
                .map(unread -> "  " + unread.getKey().name() + ": "
                        + (unread.getValue().detail() == null
                                ? unread.getValue().cause().id()
                                : unread.getValue().detail()))
                .distinct()
                .limit(20)
                .collect(Collectors.joining("\n"));
    }

    private static boolean isZip(Path path) throws IOException {
        try (InputStream bytes = Files.newInputStream(path)) {
            return Arrays.equals(bytes.readNBytes(ZIP_SIGNATURE.length), ZIP_SIGNATURE);
        }
    }

    private static String nameOf(Path path) {
        Path name = path.toAbsolutePath().normalize().getFileName();
        return name == null ? path.toString() : name.toString();
    }
}
