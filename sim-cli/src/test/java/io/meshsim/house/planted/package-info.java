/** A small house in which every rule is broken on purpose, to show that the rules notice. */
@NullMarked
package io.meshsim.house.planted;

import org.jspecify.annotations.NullMarked;
