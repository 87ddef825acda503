package dev.muster.collector.file;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** A folder that a bundle is written into; where the file system can, only its owner may read it. */
public final class BundleFolder {

    private final Path folder;
    private final FileAttribute<?>[] ownFolders;
    private final FileAttribute<?>[] ownFiles;

    private BundleFolder(Path folder) {
        this.folder = folder;
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        this.ownFolders = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
        this.ownFiles = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** Makes the folder, unless it is there and empty. @throws IOException when it is not empty, or cannot be made */
    public static BundleFolder create(Path path) throws IOException {
        BundleFolder bundle = new BundleFolder(path.toAbsolutePath().normalize());
        if (Files.exists(bundle.folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(bundle.folder)) {
                if (files.iterator().hasNext()) {
                    throw new IOException("it exists and is not empty: give another one");
                }
            }
        }
        Files.createDirectories(bundle.folder, bundle.ownFolders);
        return bundle;
    }

    /**
     * Writes files by their paths in the bundle.
     *
     * @throws IOException when a file cannot be written, or its path, which holds names that others chose, leads out of the folder
     */
    public void write(Map<String, byte[]> files) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey()).normalize();
            if (!path.startsWith(folder)) {
                throw new IOException("`" + file.getKey() + "` leads out of the folder");
            }
            Files.createDirectories(path.getParent(), ownFolders);
            Files.createFile(path, ownFiles);
            Files.write(path, file.getValue());
        }
    }
}
