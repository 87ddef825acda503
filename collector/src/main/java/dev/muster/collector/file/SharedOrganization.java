package dev.muster.collector.file;

import dev.muster.iam.snapshot.Snapshot;
import java.util.List;

/** Reads accounts one by one that belong to one organization, whose files are read once. */
public final class SharedOrganization {

    private final OrganizationSections sections;

    /** @param tree with the files below `organization/`, or with none */
    public SharedOrganization(BundleTree tree) {
        this.sections = OrganizationSections.of(tree, BundleLayout.ORGANIZATION);
    }

    /** Reads the account whose folder the tree holds. @throws UnreadableInputException as {@link FileSource#read(BundleTree, TimeOptions)} */
    public Snapshot read(String account, BundleTree tree, TimeOptions time) throws UnreadableInputException {
        return new AccountReader(tree, sections, List.of(), time).read(account, account + "/");
    }
}
