package dev.muster.rules.parameter;

import dev.muster.iam.organization.Organization;
import dev.muster.iam.organization.Parent;
import dev.muster.iam.snapshot.SectionKinds;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.rules.Catalogue;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parameters as one owner sets them: for everything, and narrower for organizations, organizational units and accounts.
 *
 * <p>The nearest wins: account, then unit from the inside out, organization, defaults of the file, defaults of the catalogue.
 */
public final class ParameterFile {

    private final Catalogue catalogue;
    private final ParameterLayers layers;

    private ParameterFile(Catalogue catalogue, ParameterLayers layers) {
        this.catalogue = catalogue;
        this.layers = layers;
    }

    /** Nothing is set. */
    public static ParameterFile defaults(Catalogue catalogue) {
        return new ParameterFile(catalogue, ParameterLayers.NONE);
    }

    /** @throws ParameterException when the file cannot be read or sets something that cannot be set, with line and column */
    public static ParameterFile read(Path file, Catalogue catalogue) throws ParameterException {
        try {
            return new ParameterFile(catalogue, ParameterYaml.read(file.toString(), Files.readString(file), catalogue));
        } catch (CharacterCodingException notText) {
            throw new ParameterException("`" + file + "` is not UTF-8 text", notText);
        } catch (NoSuchFileException missing) {
            throw new ParameterException("`" + file + "` does not exist: give a YAML file with parameters", missing);
        } catch (IOException unreadable) {
            throw new ParameterException("`" + file + "` cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /** What holds for a snapshot's account; its place in the organization is read from the snapshot. */
    public Parameters of(Snapshot snapshot) {
        List<Map<String, Map<String, Object>>> found = new ArrayList<>();
        found.add(layers.defaults());
        snapshot.section(SectionKinds.ORGANIZATION)
                .data()
                .map(Organization::id)
                .map(layers.organizations()::get)
                .ifPresent(found::add);
        for (String unit : unitsOutsideIn(snapshot)) {
            Optional.ofNullable(layers.units().get(unit)).ifPresent(found::add);
        }
        Optional.ofNullable(layers.accounts().get(snapshot.account())).ifPresent(found::add);
        return Parameters.resolved(catalogue, found);
    }

    private static List<String> unitsOutsideIn(Snapshot snapshot) {
        List<String> units = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        String child = snapshot.account();
        while (seen.add(child)) {
            Optional<Parent> parent = snapshot.section(SectionKinds.PARENTS, child).data().stream()
                    .flatMap(List::stream)
                    .findFirst();
            if (parent.isEmpty()) {
                break;
            }
            child = parent.get().id();
            units.add(0, child);
        }
        return units;
    }
}
