/* Private files: what only the user whom Yingda runs as may read, whatever the umask is and
 * wherever the file lies. Any thread. */
#ifndef YINGDA_BASE_PRIVATE_FILE_H
#define YINGDA_BASE_PRIVATE_FILE_H

/* Makes an empty file (0600) where none is, so that what is written into it by its name is private
 * from the first byte; one that is there is shut as below. What goes wrong shows when it is
 * written.
 */
void private_file_make(const char *path);

/* Takes away what others may do with a file. One that is missing, somebody else's, or no plain file
 * stays as it is. */
void private_file_shut(const char *path);

#endif
