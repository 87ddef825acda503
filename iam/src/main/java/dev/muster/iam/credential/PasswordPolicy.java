package dev.muster.iam.credential;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.json.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The account's password policy; numbers are null when the answer leaves them out, a missing boolean is false. */
public record PasswordPolicy(
        @Nullable Long minimumLength,
        @Nullable Long reusePrevention,
        @Nullable Long maxAgeDays,
        @Nullable Boolean expirePasswords,
        boolean requireUppercase,
        boolean requireLowercase,
        boolean requireNumbers,
        boolean requireSymbols,
        boolean usersMayChange,
        boolean hardExpiry) {

    /** Reads the answer of GetAccountPasswordPolicy. */
    public static PasswordPolicy read(AnswerFields fields) {
        AnswerFields policy = fields.required("PasswordPolicy");
        PasswordPolicy read = new PasswordPolicy(
                policy.numberOrNull("MinimumPasswordLength"),
                policy.numberOrNull("PasswordReusePrevention"),
                policy.numberOrNull("MaxPasswordAge"),
                policy.flagOrNull("ExpirePasswords"),
                policy.flag("RequireUppercaseCharacters"),
                policy.flag("RequireLowercaseCharacters"),
                policy.flag("RequireNumbers"),
                policy.flag("RequireSymbols"),
                policy.flag("AllowUsersToChangePassword"),
                policy.flag("HardExpiry"));
        policy.rest();
        return read;
    }

    public JsonObject json() {
        return new JsonObject(Map.of(
                "PasswordPolicy",
                JsonObject.builder()
                        .put("MinimumPasswordLength", minimumLength)
                        .put("PasswordReusePrevention", reusePrevention)
                        .put("MaxPasswordAge", maxAgeDays)
                        .put("ExpirePasswords", expirePasswords)
                        .put("RequireUppercaseCharacters", requireUppercase)
                        .put("RequireLowercaseCharacters", requireLowercase)
                        .put("RequireNumbers", requireNumbers)
                        .put("RequireSymbols", requireSymbols)
                        .put("AllowUsersToChangePassword", usersMayChange)
                        .put("HardExpiry", hardExpiry)
                        .build()));
    }
}
