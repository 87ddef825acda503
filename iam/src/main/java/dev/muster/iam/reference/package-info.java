/** The service reference: every AWS service with its actions, access levels, resource types and condition keys, and sets of actions. */
@NullMarked
package dev.muster.iam.reference;

import org.jspecify.annotations.NullMarked;
