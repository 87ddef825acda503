package dev.muster.collector.file;

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
import java.util.stream.Collectors;

/** Reads bundles: a folder, a zip, or one bare file of authorization details. */
public final class FileSource {

    private static final byte[] ZIP_SIGNATURE = {'P', 'K'};

    private static final int MAX_ACCOUNTS_NAMED = 5;

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
            if (!Files.isRegularFile(path)) {
                throw new UnreadableInputException("`" + path + "` is neither a folder nor a file");
            }
            if (Files.size(path) == 0) {
                throw new UnreadableInputException("`" + path + "` is empty");
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
            String notes = tree.notes().stream()
                    .limit(MAX_ACCOUNTS_NAMED)
                    .map(note -> "\n  " + note.file() + ": " + note.text())
                    .collect(Collectors.joining());
            throw new UnreadableInputException(
                    "`" + name + "` is empty: give a bundle, see deploy/collect-with-aws-cli.sh" + notes);
        }
        BundleLayout layout = BundleLayout.of(tree.files(), name);
        if (layout.accounts().isEmpty()) {
            throw new UnreadableInputException("`" + name + "` holds no file of a bundle (found `"
                    + tree.files().first()
                    + "`): give the folder above the accounts' folders, which are named by 12 digits");
        }
        List<Warning> strays = new ArrayList<>();
        layout.strays().stream()
                .filter(stray -> !stray.endsWith("/"))
                .forEach(stray -> strays.add(new Warning(stray, null, "belongs to no account's folder: not read")));
        tree.notes().stream().filter(note -> !layout.isOfAnAccount(note)).forEach(strays::add);
        OrganizationSections organization = OrganizationSections.of(tree, layout.organization());
        AccountReader reader = new AccountReader(tree, organization, strays, time);
        List<Snapshot> snapshots = new ArrayList<>();
        for (Map.Entry<String, String> account : layout.accounts().entrySet()) {
            snapshots.add(reader.read(account.getKey(), account.getValue()));
        }
        if (snapshots.stream().noneMatch(Snapshot::anythingRead) && !organization.anythingRead()) {
            throw new UnreadableInputException("no section of `" + name + "` can be read:\n"
                    + snapshots.stream()
                            .map(snapshot -> UnreadableSections.describe(snapshot.unreadable()))
                            .limit(MAX_ACCOUNTS_NAMED)
                            .collect(Collectors.joining("\n")));
        }
        return new Collection(snapshots);
    }

    private static Collection bare(Path path, TimeOptions time) throws UnreadableInputException {
        String file = "get-account-authorization-details.json";
        try (BundleTree tree = new BareFile(path, file)) {
            return new Collection(
                    List.of(new AccountReader(tree, OrganizationSections.NONE, List.of(), time).read("", "")));
        } catch (UnreadableInputException | IOException unreadable) {
            throw new UnreadableInputException("`" + path + "` cannot be used: " + unreadable.getMessage(), unreadable);
        }
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
