package dev.muster.collector.live;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Ids that answers bring and that become names of files: what AWS would not give as one is left out. */
final class PathNames {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,127}");

    private PathNames() {}

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** The ids among the texts, each once. */
    static List<String> ids(Stream<String> texts) {
        return texts.filter(Objects::nonNull).filter(PathNames::isId).distinct().toList();
    }

    /** What follows the last `/` of an ARN. */
    static String lastPart(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    /** The ARNs whose last part is an id, each once. */
    static List<String> arns(Stream<String> texts) {
        return texts.filter(Objects::nonNull)
                .filter(arn -> isId(lastPart(arn)))
                .distinct()
                .toList();
    }
}
