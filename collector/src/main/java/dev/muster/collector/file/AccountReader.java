package dev.muster.collector.file;

import dev.muster.iam.answer.ReadLog;
import dev.muster.iam.credential.CredentialReport;
import dev.muster.iam.credential.CredentialReportRow;
import dev.muster.iam.credential.VirtualMfaDevice;
import dev.muster.iam.federation.OidcProvider;
import dev.muster.iam.identity.AuthorizationDetails;
import dev.muster.iam.identity.Entity;
import dev.muster.iam.identity.ManagedPolicy;
import dev.muster.iam.json.MalformedJsonException;
import dev.muster.iam.snapshot.Cause;
import dev.muster.iam.snapshot.Origin;
import dev.muster.iam.snapshot.Provenance;
import dev.muster.iam.snapshot.Section;
import dev.muster.iam.snapshot.SectionId;
import dev.muster.iam.snapshot.SectionKind;
import dev.muster.iam.snapshot.SectionKinds;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.iam.snapshot.Warning;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one account of a bundle into a snapshot. */
final class AccountReader {

    /** A file's ARNs say whose it is; what a manifest says is only somebody's word. */
    private static final Set<SectionKind<?>> TELLERS_OF_THE_OWNER =
            Set.of(SectionKinds.AUTHORIZATION_DETAILS, SectionKinds.CREDENTIAL_REPORT);

    private final BundleTree tree;
    private final OrganizationSections organization;
    private final List<Warning> ofWholeBundle;
    private final TimeOptions time;

    /** @param ofWholeBundle warnings that every account's snapshot shall carry */
    AccountReader(BundleTree tree, OrganizationSections organization, List<Warning> ofWholeBundle, TimeOptions time) {
        this.tree = tree;
        this.organization = organization;
        this.ofWholeBundle = ofWholeBundle;
        this.time = time;
    }

    /** @param accountOfFolder the id that the folder is called, empty when its contents must tell */
    Snapshot read(String accountOfFolder, String folder) throws UnreadableInputException {
        List<Warning> warnings = new ArrayList<>();
        AccountFiles files = AccountFiles.of(tree, folder, "", warnings::add);
        Manifest manifest = manifest(files.manifest(), warnings);
        SortedMap<SectionId, Section<?>> sections = new TreeMap<>();
        String account = accountOfFolder.isEmpty() ? null : accountOfFolder;
        for (SectionFiles section : tellersOfTheOwnerFirst(files)) {
            if (account == null && !TELLERS_OF_THE_OWNER.contains(section.id().kind())) {
                account = manifest.accountId();
            }
            put(sections, section.id(), section.read(tree, account, warnings::add), warnings);
            if (account == null) {
                account = ownerOf(sections).orElse(null);
            }
        }
        account = account == null ? manifest.accountId() : account;
        if (account == null) {
            throw new UnreadableInputException(nobodysBundle(sections));
        }
        if (manifest.accountId() != null && !manifest.accountId().equals(account)) {
            warnings.add(new Warning(
                    files.manifest(),
                    null,
                    "names account `" + manifest.accountId() + "`, the files are of `" + account + "`: not used"));
        }
        enter(files.assumeRoleError(), sections, warnings);
        if (tree.files().contains(folder)) {
            addUnread(sections, Cause.SOURCE_ERROR, folder + ": the folder cannot be listed");
        }
        addMissing(sections);
        if (files.manifest() != null) {
            ManifestCheck.check(manifest, files.manifest(), sections, warnings::add);
        }
        OrganizationSections own = OrganizationSections.of(tree, folder + BundleLayout.ORGANIZATION);
        OrganizationSections used = own.isEmpty() ? organization : own;
        sections.putAll(used.sections());
        warnings.addAll(used.warnings());
        warnings.addAll(ofWholeBundle);
        warnings.addAll(notesOf(folder));
        Instant generated = data(sections, SectionKinds.CREDENTIAL_REPORT)
                .map(CredentialReport::generated)
                .orElse(null);
        CollectionTime collected = CollectionTime.of(account, time, manifest.collectedAt(), generated);
        if (manifest.collectedAt() != null && !CollectionTime.mayHaveGot(generated, manifest.collectedAt())) {
            warnings.add(new Warning(
                    files.manifest(),
                    null,
                    "collectedAt `" + manifest.collectedAt() + "` is not within the four hours after GeneratedTime `"
                            + generated + "` of the credential report"));
        }
        Provenance provenance = new Provenance(
                Origin.FILES, collected.source(), null, manifest.collector(), manifest.caller(), manifest.calls());
        return new Snapshot(account, collected.instant(), provenance, sections, warnings);
    }

    private static List<SectionFiles> tellersOfTheOwnerFirst(AccountFiles files) {
        return files.sections().values().stream()
                .sorted(Comparator.comparing(
                        section -> !TELLERS_OF_THE_OWNER.contains(section.id().kind())))
                .toList();
    }

    private static String nobodysBundle(SortedMap<SectionId, Section<?>> sections) {
        String problems = UnreadableSections.describe(sections);
        return problems.isEmpty()
                ? "nothing in the files names an account, so nobody knows whose they are: put them into a folder named after the"
                        + " account's 12 digits"
                : "no section can be read that tells whose files these are; give a bundle, or what"
                        + " `aws iam get-account-authorization-details` prints:\n" + problems;
    }

    private List<Warning> notesOf(String folder) {
        return tree.notes().stream()
                .filter(note -> note.file() != null && (note.file() + "/").startsWith(folder))
                .toList();
    }

    private Manifest manifest(@Nullable String file, List<Warning> warnings) {
        if (file == null) {
            return Manifest.NONE;
        }
        try (InputStream bytes = tree.open(file)) {
            return Manifest.read(bytes);
        } catch (MalformedJsonException malformed) {
            warnings.add(
                    new Warning(file, malformed.position(), "the manifest is not used: " + malformed.getMessage()));
        } catch (IOException unreadable) {
            warnings.add(new Warning(file, null, "the manifest cannot be read: " + unreadable.getMessage()));
        }
        return Manifest.NONE;
    }

    /** Where the account could not be entered, what has no file of its own was not read for that cause. */
    private void enter(
            @Nullable String assumeRoleError, SortedMap<SectionId, Section<?>> sections, List<Warning> warnings) {
        if (assumeRoleError == null) {
            return;
        }
        try {
            ErrorText text = SectionFiles.errorText(tree, assumeRoleError);
            if (text.said().isEmpty()) {
                return;
            }
            if (text.code().isEmpty() && !sections.isEmpty()) {
                warnings.add(new Warning(assumeRoleError, null, "written beside answers: " + text.said()));
                return;
            }
            addUnread(sections, text.cause(), assumeRoleError + ": " + text.said());
        } catch (IOException unreadable) {
            addUnread(sections, Cause.SOURCE_ERROR, assumeRoleError + ": cannot be read: " + unreadable.getMessage());
        }
    }

    private static void addUnread(SortedMap<SectionId, Section<?>> sections, Cause cause, String detail) {
        for (SectionKind<?> kind : SectionKinds.all()) {
            if (!kind.perSubject() && !kind.name().startsWith(BundleLayout.ORGANIZATION)) {
                sections.putIfAbsent(new SectionId(kind, null), new Section.Unreadable<>(cause, detail));
            }
        }
    }

    /** Records the per-user sections that could decide something and were not collected. */
    private static void addMissing(SortedMap<SectionId, Section<?>> sections) {
        Set<String> withVirtualDevice = new HashSet<>();
        data(sections, SectionKinds.VIRTUAL_MFA_DEVICES).stream()
                .flatMap(List::stream)
                .map(VirtualMfaDevice::userArn)
                .filter(Objects::nonNull)
                .forEach(withVirtualDevice::add);
        data(sections, SectionKinds.CREDENTIAL_REPORT).stream()
                .flatMap(report -> report.userRows().stream())
                .filter(row -> "true".equals(row.cell("mfa_active")) && !withVirtualDevice.contains(row.arn()))
                .map(CredentialReportRow::user)
                .forEach(user -> sections.putIfAbsent(
                        new SectionId(SectionKinds.MFA_DEVICES, user), new Section.Unreadable<>(Cause.NOT_COLLECTED)));
    }

    /** An OpenID Connect provider's file may have any name: its Url tells which it is. */
    private static void put(
            SortedMap<SectionId, Section<?>> sections, SectionId id, Section<?> section, List<Warning> warnings) {
        SectionId named = id;
        if (id.kind() == SectionKinds.OIDC_PROVIDER
                && section instanceof Section.Present<?> present
                && present.value() instanceof OidcProvider provider) {
            named = new SectionId(SectionKinds.OIDC_PROVIDER, provider.url());
        }
        if (sections.putIfAbsent(named, section) != null) {
            warnings.add(new Warning(id.name(), null, "a second file of `" + named.name() + "`: not used"));
        }
    }

    private static Optional<String> ownerOf(SortedMap<SectionId, Section<?>> sections) {
        Stream<String> entities = data(sections, SectionKinds.AUTHORIZATION_DETAILS).stream()
                .flatMap(AuthorizationDetails::entities)
                .filter(entity -> !(entity instanceof ManagedPolicy policy && policy.awsManaged()))
                .map(Entity::arn);
        Stream<String> rows = data(sections, SectionKinds.CREDENTIAL_REPORT).stream()
                .flatMap(report -> report.rows().stream())
                .map(CredentialReportRow::arn);
        return Stream.concat(entities, rows).findFirst().map(arn -> {
            ReadLog log = new ReadLog(null);
            log.owned(arn);
            return log.account();
        });
    }

    @SuppressWarnings("unchecked") // the key's kind says what the section holds
    private static <T> Optional<T> data(SortedMap<SectionId, Section<?>> sections, SectionKind<T> kind) {
        Section<?> section = sections.get(new SectionId(kind, null));
        return section == null ? Optional.empty() : ((Section<T>) section).data();
    }
}
