package dev.muster.iam.comparison;

import dev.muster.iam.comparison.ValueSet.Addresses;
import dev.muster.iam.comparison.ValueSet.Arn;
import dev.muster.iam.comparison.ValueSet.Same;
import dev.muster.iam.comparison.ValueSet.Text;
import dev.muster.iam.decision.condition.AddressRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The values of a condition key that match one value of a policy. */
sealed interface ValueSet permits Text, Arn, Addresses, Same, Interval {

    /** Whether it is sure that every value of the other set is in this one. */
    boolean contains(ValueSet other);

    /** Whether it is possible that a value is in both. */
    boolean intersects(ValueSet other);

    /** Texts of a pattern. @param anyCase the pattern is in lower case and so is what it is compared with */
    record Text(TextPattern pattern, boolean anyCase) implements ValueSet {

        @Override
        public boolean contains(ValueSet other) {
            if (!(other instanceof Text text)) {
                return false;
            }
            if (anyCase) {
                return pattern.contains(text.pattern.lowerCase());
            }
            return text.anyCase ? pattern.matchesAll() : pattern.contains(text.pattern);
        }

        @Override
        public boolean intersects(ValueSet other) {
            return !(other instanceof Text text)
                    || (anyCase || text.anyCase
                            ? pattern.lowerCase().intersects(text.pattern.lowerCase())
                            : pattern.intersects(text.pattern));
        }
    }

    /**
     * ARNs, part by part.
     *
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN">ARN
     *     condition operators</a>: each of the six colon-delimited components is checked separately
     */
    record Arn(List<TextPattern> parts) implements ValueSet {

        private static final int PARTS = 6;

        public Arn {
            parts = List.copyOf(parts);
        }

        static Arn of(String value, boolean variables) {
            List<TextPattern> parts = new ArrayList<>();
            int at = 0;
            while (parts.size() < PARTS - 1 && colon(value, at, variables) >= 0) {
                int colon = colon(value, at, variables);
                parts.add(TextPattern.wildcards(value.substring(at, colon), variables));
                at = colon + 1;
            }
            parts.add(TextPattern.wildcards(value.substring(at), variables));
            return new Arn(parts);
        }

        @Override
        public boolean contains(ValueSet other) {
            if (!(other instanceof Arn arn) || arn.parts.size() != parts.size()) {
                return false;
            }
            for (int i = 0; i < parts.size(); i++) {
                if (!parts.get(i).contains(arn.parts.get(i))) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public boolean intersects(ValueSet other) {
            if (!(other instanceof Arn arn) || arn.parts.size() != parts.size()) {
                return true;
            }
            for (int i = 0; i < parts.size(); i++) {
                if (!parts.get(i).intersects(arn.parts.get(i))) {
                    return false;
                }
            }
            return true;
        }

        /** The next colon outside a variable, or -1. */
        private static int colon(String value, int from, boolean variables) {
            for (int i = from; i < value.length(); i++) {
                if (value.charAt(i) == ':') {
                    return i;
                }
                if (variables && value.startsWith("${", i) && value.indexOf('}', i) > 0) {
                    i = value.indexOf('}', i);
                }
            }
            return -1;
        }
    }

    /** IP addresses of a CIDR block; two blocks are apart, or one holds the other. */
    record Addresses(AddressRange range) implements ValueSet {

        @Override
        public boolean contains(ValueSet other) {
            return other instanceof Addresses addresses && range.contains(addresses.range);
        }

        @Override
        public boolean intersects(ValueSet other) {
            return !(other instanceof Addresses) || contains(other) || other.contains(this);
        }
    }

    /** One value, or one that could not be read: nothing is known of it but that it is itself. */
    record Same(String value) implements ValueSet {

        static Same ofIgnoringCase(String value) {
            return new Same(value.toLowerCase(Locale.ROOT));
        }

        @Override
        public boolean contains(ValueSet other) {
            return equals(other);
        }

        @Override
        public boolean intersects(ValueSet other) {
            return !(other instanceof Same) || equals(other);
        }
    }
}
